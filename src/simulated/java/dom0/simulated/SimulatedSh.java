package dom0.simulated;

import dom0.host.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real sh, which sources the settings of GRUB that the simulated host holds: nothing else reads
 * a script as sh does. It sees copies of the files below /etc/default and no other file of the
 * host.
 */
final class SimulatedSh {
  private static final String SETTINGS = "/etc/default/grub";

  /** The same settings are asked for again and again. */
  private static final Map<List<Object>, CommandResult> ANSWERS = new ConcurrentHashMap<>();

  private SimulatedSh() {}

  /** Runs {@code sh -c SCRIPT ...} with every /etc/default/grub in it led to a copy. */
  static CommandResult run(List<String> argv, SimulatedFiles files) {
    Map<String, String> settings = new TreeMap<>();
    files.read(SETTINGS).ifPresent(text -> settings.put(SETTINGS, text));
    for (String name : files.list(SETTINGS + ".d")) {
      settings.put(SETTINGS + ".d/" + name, files.read(SETTINGS + ".d/" + name).orElse(""));
    }
    return ANSWERS.computeIfAbsent(List.of(argv, settings), key -> ask(argv, settings));
  }

  private static CommandResult ask(List<String> argv, Map<String, String> settings) {
    try {
      Path root = Files.createTempDirectory("settings");
      try {
        return ask(root, argv, settings);
      } finally {
        remove(root);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CommandResult ask(Path root, List<String> argv, Map<String, String> settings)
      throws IOException {
    for (Map.Entry<String, String> file : settings.entrySet()) {
      Path copy = root.resolve(file.getKey().substring(1));
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, file.getValue());
    }
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    ProcessBuilder sh =
        new ProcessBuilder(argv.stream().map(argument -> led(root, argument)).toList())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    sh.environment().put("PATH", tools(root) + ":/usr/bin:/bin");
    return new CommandResult(
        argv,
        status(sh.start()),
        Files.readString(out).replace(root.toString(), ""),
        Files.readString(err).replace(root.toString(), ""));
  }

  private static String led(Path root, String argument) {
    return argument
        .replace("/etc/default/", root + "/etc/default/")
        .replace("/usr/share/", root + "/usr/share/");
  }

  /** Whatever this machine is, the host is a Debian. */
  private static Path tools(Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("bin"));
    Path release = Files.writeString(folder.resolve("lsb_release"), "#!/bin/sh\necho Debian\n");
    Files.setPosixFilePermissions(release, PosixFilePermissions.fromString("rwx------"));
    return folder;
  }

  private static int status(Process process) {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("sh still runs after a minute");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void remove(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
