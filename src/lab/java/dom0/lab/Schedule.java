package dom0.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which scenario runs next and on which machine, and how each ended. */
final class Schedule {
  /** The Xen host and its copy; the scenario that makes the first makes the second. */
  private static final List<Integer> XEN_HOSTS = List.of(1, 2);

  private final List<Scenario> waiting;

  /** Of each suite, the numbers of its Xen hosts that nobody uses; none while they are made. */
  private final Map<String, Deque<Integer>> freeXenHosts = new HashMap<>();

  private final List<Run> ended = new ArrayList<>();
  private final long start = System.nanoTime();

  Schedule(Collection<Scenario> scenarios) {
    waiting =
        new ArrayList<>(
            scenarios.stream()
                .sorted(
                    Comparator.comparing(Scenario::makesXenHost)
                        .thenComparing(Scenario::seconds)
                        .reversed())
                .toList());
    Scenario.SUITES.forEach(it -> freeXenHosts.put(it, new ArrayDeque<>(XEN_HOSTS)));
    scenarios.stream().filter(Scenario::makesXenHost).forEach(it -> freeHosts(it).clear());
  }

  /** One worker's life: until nothing waits. */
  void work(int worker) {
    for (Optional<Turn> turn = next(worker); turn.isPresent(); turn = next(worker)) {
      end(turn.get(), Run.of(turn.get().scenario(), turn.get().machine()));
    }
  }

  private record Turn(Scenario scenario, int number) {
    String machine() {
      return scenario.machine(number);
    }
  }

  private int number(Scenario scenario, int worker) {
    if (scenario.makesXenHost()) {
      return XEN_HOSTS.get(0);
    }
    return scenario.needsXenHost() ? freeHosts(scenario).removeFirst() : worker;
  }

  private Deque<Integer> freeHosts(Scenario scenario) {
    return freeXenHosts.get(scenario.suite());
  }

  private synchronized Optional<Turn> next(int worker) {
    while (true) {
      Optional<Scenario> best = waiting.stream().filter(this::canStart).findFirst();
      if (best.isPresent()) {
        Scenario scenario = best.get();
        waiting.remove(scenario);
        Turn turn = new Turn(scenario, number(scenario, worker));
        System.out.printf("%5d s  %s starts on %s%n", seconds(), scenario, turn.machine());
        return Optional.of(turn);
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
    return !scenario.needsXenHost() || !freeHosts(scenario).isEmpty();
  }

  private synchronized void end(Turn turn, Run run) {
    ended.add(run);
    System.out.printf("%5d s  %s%n", seconds(), run);
    run.failure().ifPresent(System.out::println);
    Scenario scenario = turn.scenario();
    if (scenario.needsXenHost()) {
      freeHosts(scenario).addLast(turn.number());
    } else if (scenario.makesXenHost()) {
      freeHosts(scenario).addAll(XEN_HOSTS);
      run.failure().ifPresent(it -> giveUp(scenario));
    }
    notifyAll();
  }

  private void giveUp(Scenario maker) {
    List<Scenario> lost =
        waiting.stream().filter(it -> it.needsXenHost() && it.isOnSuiteOf(maker)).toList();
    waiting.removeAll(lost);
    lost.forEach(it -> ended.add(Run.without(it, "not run, since there is no Xen host")));
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
