package dom0.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every script src/lab/scenarios/NN-NAME.sh against a real Xen host in QEMU; a script that
 * ends with status 0 has passed. What each printed is in target/lab/NN-NAME.log.
 *
 * <p>An emulated machine keeps hardly more than one processor busy, so two threads share the
 * scenarios out. The first scenario makes the Xen host, twice; meanwhile the second thread runs
 * those that need no Xen on a machine of their own. Each of the others brings its host to a
 * snapshot and needs nothing of those before it: both threads take them in turn, each on its host.
 *
 * <p>Its name keeps it out of {@code mvn verify}; {@code ./test} calls it.
 */
class LabScenarios {
  private static final Path SCENARIOS = Path.of("src/lab/scenarios");
  private static final Path LOGS = Path.of("target/lab");
  private static final String HOST = "test";
  private static final String SECOND_HOST = "test-2";
  private static final String LINUX = "test-linux";

  /** Those that run without Xen, in order; the first makes their machine. */
  private static final String WITHOUT_XEN = "1[1-9]-.*";

  /** The first one builds an image and boots twice; an emulated host on a busy machine is slow. */
  private static final int MOST_MINUTES = 40;

  private static final int TAIL = 60;

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    Files.createDirectories(LOGS);
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      List<Scenario> scenarios =
          files
              .filter(file -> name(file).matches("[0-9]{2}-.*\\.sh"))
              .sorted()
              .map(script -> new Scenario(script, new CompletableFuture<>()))
              .toList();
      assertFalse(scenarios.isEmpty(), "no scenarios");
      runAll(scenarios);
      return scenarios.stream()
          .map(one -> DynamicTest.dynamicTest(name(one.script), one::mustHavePassed));
    }
  }

  private static void runAll(List<Scenario> scenarios) {
    Scenario makesHosts = scenarios.get(0);
    Map<Boolean, List<Scenario>> others =
        scenarios.stream()
            .skip(1)
            .collect(Collectors.partitioningBy(it -> name(it.script).matches(WITHOUT_XEN)));
    Queue<Scenario> onHosts = new ConcurrentLinkedQueue<>(others.get(false));
    inBackground(
        () -> {
          makesHosts.runOn(HOST);
          runOn(HOST, onHosts);
        });
    inBackground(
        () -> {
          others.get(true).forEach(it -> it.runOn(LINUX));
          makesHosts.end.handle((done, failure) -> true).join();
          runOn(SECOND_HOST, onHosts);
        });
  }

  private static void runOn(String machine, Queue<Scenario> waiting) {
    for (Scenario next = waiting.poll(); next != null; next = waiting.poll()) {
      next.runOn(machine);
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  /** One script: run by its machine's thread, waited for by its test. */
  private record Scenario(Path script, CompletableFuture<Void> end) {
    void runOn(String machine) {
      try {
        LabScenarios.run(script, machine);
        end.complete(null);
      } catch (IOException | InterruptedException | AssertionError e) {
        end.completeExceptionally(e);
      }
    }

    void mustHavePassed() throws Throwable {
      try {
        end.get();
      } catch (ExecutionException e) {
        throw e.getCause();
      }
    }
  }

  private static void run(Path script, String machine) throws IOException, InterruptedException {
    Path log = LOGS.resolve(name(script).replace(".sh", ".log"));
    long start = System.nanoTime();
    Process process = start(script, machine, log);
    boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    System.out.printf("%s: %d s on %s%n", name(script), seconds, machine);
    assertTrue(ended, () -> "not finished after " + MOST_MINUTES + " minutes\n" + tail(log));
    assertEquals(0, process.exitValue(), () -> tail(log));
  }

  private static Process start(Path script, String machine, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", script.toString())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(log.toFile());
    builder.environment().put("DOM0_LAB_NAME", machine);
    return builder.start();
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
