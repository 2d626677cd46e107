package dom0.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Runs scenarios, as many at a time as there are processors, the longest first: {@code java -cp ...
 * dom0.lab.Scenarios PATTERN...}. What each prints is in target/lab. Ends with a table and status 0
 * if all passed.
 *
 * <p>Each machine keeps one processor busy. The scenarios on Xen start from the host of their suite
 * that one of them makes; it comes first, and the others run on that host and on a copy of it.
 */
public final class Scenarios {
  private Scenarios() {}

  /** Runs the scenarios that the patterns name, and those that they need. */
  public static void main(String[] patterns) throws IOException, InterruptedException {
    Set<Scenario> chosen = chosen(List.of(patterns));
    if (chosen.isEmpty()) {
      System.exit(2);
    }
    Files.createDirectories(Path.of("target/lab"));
    Schedule schedule = new Schedule(chosen);
    List<Thread> workers =
        IntStream.rangeClosed(1, workers()).mapToObj(it -> worker(it, schedule)).toList();
    for (Thread worker : workers) {
      worker.join();
    }
    System.exit(schedule.report() ? 0 : 1);
  }

  private static int workers() {
    String wanted = System.getenv("DOM0_LAB_WORKERS");
    return wanted == null ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(wanted);
  }

  private static Thread worker(int number, Schedule schedule) {
    Thread thread = new Thread(() -> schedule.work(number));
    thread.start();
    return thread;
  }

  private static Set<Scenario> chosen(List<String> patterns)
      throws IOException, InterruptedException {
    List<Scenario> all = Scenario.all();
    Set<Scenario> chosen = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String pattern : patterns) {
      List<Scenario> meant = all.stream().filter(it -> it.matches(pattern)).toList();
      chosen.addAll(meant);
      if (meant.isEmpty()) {
        unknown.add(pattern);
      }
    }
    if (!unknown.isEmpty() || patterns.isEmpty()) {
      System.err.println("no such scenario: " + String.join(", ", unknown) + "; there are:");
      all.stream().map(Scenario::toString).sorted().forEach(System.err::println);
      return Set.of();
    }
    for (Scenario maker : all.stream().filter(Scenario::makesXenHost).toList()) {
      if (isNeeded(maker, chosen)) {
        chosen.add(maker);
      }
    }
    return chosen;
  }

  private static boolean isNeeded(Scenario maker, Set<Scenario> chosen)
      throws IOException, InterruptedException {
    return chosen.stream().anyMatch(it -> it.needsXenHost() && it.isOnSuiteOf(maker))
        && !hasXenHost(maker);
  }

  /** Made by an earlier run; {@code lab destroy} is how to have it made anew. */
  private static boolean hasXenHost(Scenario maker) throws IOException, InterruptedException {
    ProcessBuilder status = new ProcessBuilder("src/lab/lab", "has-snapshot", "ready");
    status.environment().put("DOM0_LAB_NAME", maker.machine(1));
    return status.start().waitFor() == 0;
  }
}
