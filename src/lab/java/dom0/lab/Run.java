package dom0.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A scenario that has run.
 *
 * @param seconds how long it took
 * @param failure why it failed, with the end of what it printed; empty if it passed
 */
record Run(Scenario scenario, long seconds, Optional<String> failure) {
  /** A busy computer, or a slow one, takes several times what a scenario says of itself. */
  private static final int TIMES_AS_LONG = 8;

  /** It may have to wait for its image. */
  private static final int AND_SECONDS = 900;

  private static final int TAIL = 60;

  /** Runs it on a machine, to its end. */
  static Run of(Scenario scenario, String machine) {
    Path log = scenario.log();
    long start = System.nanoTime();
    Optional<String> failure;
    try {
      failure =
          failure(start(scenario, machine, log), AND_SECONDS + TIMES_AS_LONG * scenario.seconds())
              .map(it -> it + "\n" + tail(log));
    } catch (IOException | InterruptedException e) {
      failure = Optional.of("could not be run: " + e);
    }
    return new Run(scenario, (System.nanoTime() - start) / 1_000_000_000, failure);
  }

  static Run without(Scenario scenario, String reason) {
    return new Run(scenario, 0, Optional.of(reason));
  }

  private static Process start(Scenario scenario, String machine, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", scenario.script().toString())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(log.toFile());
    builder.environment().put("DOM0_LAB_NAME", machine);
    builder.environment().put("DOM0_LAB_SUITE", scenario.suite());
    return builder.start();
  }

  private static Optional<String> failure(Process process, int limit) throws InterruptedException {
    if (!process.waitFor(limit, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      return Optional.of("not finished after " + limit + " s");
    }
    return process.exitValue() == 0
        ? Optional.empty()
        : Optional.of("ended with status " + process.exitValue());
  }

  private static String tail(Path log) {
    try {
      // A lab's output may hold bytes of a serial console.
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1).lines().toList();
      int from = Math.max(0, lines.size() - TAIL);
      return "the end of " + log + ":\n" + String.join("\n", lines.subList(from, lines.size()));
    } catch (IOException e) {
      return log + " cannot be read: " + e;
    }
  }

  private String word() {
    return failure.isEmpty() ? "passed" : "FAILED";
  }

  String row() {
    return "%-32s %-8s %8d  %d".formatted(scenario, word(), seconds, scenario.seconds());
  }

  @Override
  public String toString() {
    return "%s %s in %d s".formatted(scenario, word(), seconds);
  }
}
