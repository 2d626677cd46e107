package dom0.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Which scenario runs next and on which machine, and how each ended. */
final class Schedule {
  /** The Xen host and its copy; the scenario that makes the first makes the second. */
  static final List<String> XEN_HOSTS = List.of("test-xen", "test-xen-2");

  private final List<Scenario> waiting;
  private final Deque<String> freeXenHosts = new ArrayDeque<>(XEN_HOSTS);
  private final List<Run> ended = new ArrayList<>();
  private final long start = System.nanoTime();
  private boolean xenHostIsBeingMade;

  Schedule(Collection<Scenario> scenarios) {
    waiting =
        new ArrayList<>(
            scenarios.stream()
                .sorted(
                    Comparator.comparing(Scenario::makesXenHost)
                        .thenComparing(Scenario::seconds)
                        .reversed())
                .toList());
    xenHostIsBeingMade = scenarios.stream().anyMatch(Scenario::makesXenHost);
  }

  /** One worker's life: until nothing waits. */
  void work(int worker) {
    for (Optional<Turn> turn = next(worker); turn.isPresent(); turn = next(worker)) {
      end(turn.get(), Run.of(turn.get().scenario(), turn.get().machine()));
    }
  }

  private record Turn(Scenario scenario, String machine) {}

  private synchronized Optional<Turn> next(int worker) {
    while (true) {
      Optional<Scenario> best = waiting.stream().filter(this::canStart).findFirst();
      if (best.isPresent()) {
        Scenario scenario = best.get();
        waiting.remove(scenario);
        String machine =
            scenario.kind().equals("xen")
                ? freeXenHosts.removeFirst()
                : "test-" + scenario.kind() + "-" + worker;
        System.out.printf("%5d s  %s starts on %s%n", seconds(), scenario, machine);
        return Optional.of(new Turn(scenario, machine));
      }
      if (waiting.isEmpty()) {
        return Optional.empty();
      }
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  private boolean canStart(Scenario scenario) {
    return !scenario.kind().equals("xen")
        || (!freeXenHosts.isEmpty() && (scenario.makesXenHost() || !xenHostIsBeingMade));
  }

  private synchronized void end(Turn turn, Run run) {
    ended.add(run);
    System.out.printf("%5d s  %s%n", seconds(), run);
    run.failure().ifPresent(System.out::println);
    if (turn.scenario().kind().equals("xen")) {
      freeXenHosts.addLast(turn.machine());
    }
    if (turn.scenario().makesXenHost()) {
      xenHostIsBeingMade = false;
      if (run.failure().isPresent()) {
        List<Scenario> lost = waiting.stream().filter(Scenario::needsXenHost).toList();
        waiting.removeAll(lost);
        lost.forEach(it -> ended.add(Run.without(it, "not run, since there is no Xen host")));
      }
    }
    notifyAll();
  }

  private long seconds() {
    return (System.nanoTime() - start) / 1_000_000_000;
  }

  /** Prints a table of all, and says whether all passed. */
  synchronized boolean report() {
    long failed = ended.stream().filter(it -> it.failure().isPresent()).count();
    System.out.printf("%n%-32s %-8s %8s  %s%n", "scenario", "", "seconds", "takes, it says");
    ended.stream()
        .sorted(Comparator.comparing(it -> it.scenario().toString()))
        .forEach(it -> System.out.println(it.row()));
    System.out.printf("%n%d passed, %d failed%n", ended.size() - failed, failed);
    return failed == 0;
  }
}
