package dom0.host;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;

/** Starts programs by commons-exec, whose habits are noted where they matter. */
final class Programs {
  /** Where the tools of an administrator are; sshd gives a user's PATH, often without sbin. */
  private static final List<String> FOLDERS =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private static final Duration PIPES_AFTER_END = Duration.ofSeconds(5);

  /**
   * Statuses of timeout(1): ended by SIGTERM, and where that was not enough by SIGKILL. A program
   * may have them of its own.
   */
  private static final int TIMED_OUT = 124;

  private static final int KILLED = 137;

  private static final Duration AFTER_TIMEOUT = Duration.ofSeconds(30);

  private final Map<String, String> environment = environment();

  CommandResult run(Command command) {
    File program = find(command.program());
    return command.endsWhole()
        ? executeWhole(command, program)
        : execute(command, new ExactLine(program, command.argv()));
  }

  /** By timeout(1), which gives it a process group of its own, and ends that. */
  private CommandResult executeWhole(Command command, File program) {
    List<String> argv = new ArrayList<>(command.argv());
    argv.set(0, program.getPath());
    argv.addAll(0, List.of("timeout", "--kill-after=10", command.limit().toMillis() / 1e3 + "s"));
    CommandLine line = new ExactLine(find("timeout"), argv);
    long start = System.nanoTime();
    CommandResult result = execute(command.within(command.limit().plus(AFTER_TIMEOUT)), line);
    boolean late = System.nanoTime() - start >= command.limit().toNanos();
    if (late && (result.status() == TIMED_OUT || result.status() == KILLED)) {
      throw ended(result, command);
    }
    return result;
  }

  private CommandResult execute(Command command, CommandLine line) {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    ExecuteWatchdog watchdog = ExecuteWatchdog.builder().setTimeout(command.limit()).get();
    DefaultExecutor executor = DefaultExecutor.builder().get();
    executor.setExitValues(null); // a status is a result
    executor.setWatchdog(watchdog);
    PumpStreamHandler streams = new PumpStreamHandler(stdout, stderr); // stdin: closed at once
    // A child of the program that lives on holds these pipes: do not wait for it for ever.
    streams.setStopTimeout(PIPES_AFTER_END);
    executor.setStreamHandler(streams);
    int status = status(command, () -> executor.execute(line, environment), watchdog);
    CommandResult result =
        new CommandResult(
            command.argv(),
            status,
            stdout.toString(StandardCharsets.UTF_8),
            stderr.toString(StandardCharsets.UTF_8));
    if (watchdog.killedProcess()) { // the status alone does not tell
      throw ended(result, command);
    }
    return result;
  }

  private static CommandFailed ended(CommandResult result, Command command) {
    return new CommandFailed(
        result,
        "finish '" + command + "'",
        "was ended after %d s".formatted(command.limit().toSeconds()));
  }

  private static int status(Command command, Execution execution, ExecuteWatchdog watchdog) {
    try {
      return execution.status();
    } catch (IOException e) {
      if (watchdog.killedProcess()) {
        return -1; // its pipes outlived it; the caller asks the watchdog
      }
      throw new HostFailure("could not run " + command + ": " + e.getMessage(), e);
    }
  }

  /** An argument reaches the program as it is; commons-exec's own trims it, and may add quotes. */
  private static final class ExactLine extends CommandLine {
    private final List<String> arguments;

    ExactLine(File program, List<String> argv) {
      super(program);
      arguments = argv.subList(1, argv.size());
    }

    @Override
    public String[] toStrings() {
      List<String> all = new ArrayList<>(List.of(getExecutable()));
      all.addAll(arguments);
      return all.toArray(String[]::new);
    }
  }

  /** Runs a program and gives its status. */
  private interface Execution {
    int status() throws IOException;
  }

  private static File find(String program) {
    if (program.startsWith("/")) {
      return existing(new File(program), program);
    }
    for (String folder : FOLDERS) {
      File file = new File(folder, program);
      if (file.canExecute() && file.isFile()) {
        return file;
      }
    }
    throw new ToolMissing(program);
  }

  private static File existing(File file, String program) {
    if (!file.canExecute()) {
      throw new ToolMissing(program);
    }
    return file;
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PATH", String.join(":", FOLDERS));
    environment.put("LC_ALL", "C.UTF-8");
    environment.remove("LANGUAGE"); // would still choose messages in another language
    environment.put("LVM_SUPPRESS_FD_WARNINGS", "1"); // else LVM complains of the JVM's files
    return environment;
  }
}
