package dom0.program;

import dom0.host.Ending;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.LinuxHost;
import dom0.json.Json;
import dom0.json.JsonText;
import dom0.module.HostModule;
import dom0.module.InvalidArguments;
import dom0.text.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A module as a program: arguments are read from stdin or from a file, and one line of JSON is
 * written to stdout, whatever happens.
 */
public final class Program {
  /** The module did what it was asked. */
  public static final int DONE = 0;

  /** The module failed, and said so in its JSON. */
  public static final int FAILED = 3;

  /** Far above what any task hands over, far below what would fill the memory of a dom0. */
  private static final int MOST_BYTES = 16 << 20;

  private final HostModule<?, ?> module;
  private final Host host;
  private final InputStream stdin;

  public Program(HostModule<?, ?> module, Host host, InputStream stdin) {
    this.module = module;
    this.host = host;
    this.stdin = stdin;
  }

  /** Runs a module on this machine and ends the process. */
  public static void main(HostModule<?, ?> module, String... args) {
    PrintStream stdout = System.out;
    System.setOut(System.err); // whatever else might print, stdout holds the JSON and nothing else
    LinuxHost host = new LinuxHost();
    Ending ending = host.endAtSignals();
    int status;
    try {
      Output output = new Program(module, host, System.in).run(args);
      byte[] bytes = (output.text() + "\n").getBytes(StandardCharsets.UTF_8);
      stdout.write(bytes, 0, bytes.length);
      stdout.flush();
      status = output.status();
    } finally {
      ending.answered(); // whatever is thrown: the process waits for this, also at its own end
    }
    System.exit(status);
  }

  /** What the process prints, without the last line's end, and the status it ends with. */
  public record Output(String text, int status) {}

  /** Runs the module as its command line says. */
  public Output run(String... args) {
    try {
      CommandLine line = CommandLine.of(module.name(), List.of(args));
      return switch (line.ask()) {
        case HELP -> new Output(Help.of(module), DONE);
        case SAMPLE -> sample(line);
        case VERSION -> new Output(module.name() + " " + version(), DONE);
        case RUN -> run(line);
      };
    } catch (RuntimeException | Error e) { // a class that the jar lacks is an Error too
      return output(Failures.result(module.name(), e));
    }
  }

  private Output run(CommandLine line) {
    Json arguments = arguments(line);
    Mode mode = Mode.of(arguments, line.check(), line.diff());
    return output(new ModuleRunner<>(module, host).run(arguments, mode));
  }

  private Output sample(CommandLine line) {
    arguments(line); // read as ever, although the sample has its own
    return output(Sample.run(module, host));
  }

  private static Output output(Map<String, Object> result) {
    boolean failed = Boolean.TRUE.equals(result.get("failed"));
    return new Output(JsonText.of(result), failed ? FAILED : DONE);
  }

  private Json arguments(CommandLine line) {
    String source = line.file().orElse("stdin");
    try {
      Json json = Json.parse(line.file().map(this::fromFile).orElseGet(this::fromStdin));
      if (!json.isObject()) {
        throw invalid("the arguments in %s are %s, not a JSON object", source, json.kind());
      }
      return json;
    } catch (Json.Malformed e) {
      throw invalid("the arguments in %s are not JSON: %s", source, String.valueOf(e.getMessage()));
    }
  }

  private byte[] fromFile(String path) {
    long size =
        host.status(path).orElseThrow(() -> invalid("there is no arguments file %s", path)).size();
    if (size > MOST_BYTES) {
      throw tooLarge(path);
    }
    return host.readFile(path)
        .orElseThrow(() -> new HostFailure(path + " has vanished"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] fromStdin() {
    if (isTerminal()) {
      throw invalid("no arguments: %s", CommandLine.usage(module.name()));
    }
    try {
      byte[] bytes = stdin.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw tooLarge("stdin");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("could not read stdin", e);
    }
  }

  private boolean isTerminal() {
    return host.linkTarget("/proc/self/fd/0")
        .filter(device -> device.matches("/dev/(pts/|tty|console).*"))
        .isPresent();
  }

  private static InvalidArguments tooLarge(String source) {
    return invalid("the arguments in %s are larger than %s MiB", source, MOST_BYTES >> 20);
  }

  private static InvalidArguments invalid(String format, Object... values) {
    return new InvalidArguments(List.of(format.formatted(values)));
  }

  /** The version of this collection. */
  static String version() {
    return Resource.read(Help.class, "/dom0/version").strip();
  }
}
