package dom0.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every script src/lab/scenarios/NN-NAME.sh, in order, against a real Xen host in QEMU; a
 * script that ends with status 0 has passed. What each printed is in target/lab/NN-NAME.log.
 *
 * <p>Its name keeps it out of {@code mvn verify}; {@code ./test} calls it.
 */
class LabScenarios {
  private static final Path SCENARIOS = Path.of("src/lab/scenarios");
  private static final Path LOGS = Path.of("target/lab");

  /** The first one builds an image and boots twice; an emulated host on a busy machine is slow. */
  private static final int MOST_MINUTES = 40;

  private static final int TAIL = 60;

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    Files.createDirectories(LOGS);
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      List<Path> scripts =
          files.filter(file -> name(file).matches("[0-9]{2}-.*\\.sh")).sorted().toList();
      assertFalse(scripts.isEmpty(), "no scenarios");
      return scripts.stream()
          .map(script -> DynamicTest.dynamicTest(name(script), () -> run(script)));
    }
  }

  private static void run(Path script) throws IOException, InterruptedException {
    Path log = LOGS.resolve(name(script).replace(".sh", ".log"));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder("bash", script.toString())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    System.out.printf("%s: %d s%n", name(script), seconds);
    assertTrue(ended, () -> "not finished after " + MOST_MINUTES + " minutes\n" + tail(log));
    assertEquals(0, process.exitValue(), () -> tail(log));
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

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
