package dom0.program;

import dom0.host.Command;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.ReadOnce;
import dom0.json.Json;
import dom0.module.HostModule;
import dom0.module.Refused;
import dom0.plan.Diff;
import dom0.plan.Plan;
import dom0.plan.Step;
import dom0.plan.Undo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a module: parse, read, plan; unless in check mode apply the steps; then read and plan again,
 * and a plan that is not empty by then is a failure. So {@code changed} is a proven word. Only a
 * plan that said so goes on with another one.
 */
public final class ModuleRunner<W, F> {
  /** Another run on this host may be waiting for a guest to shut down or for update-grub. */
  private static final Duration LOCK_LIMIT = Duration.ofMinutes(10);

  private final HostModule<W, F> module;
  private final Host host;

  /** The host as readers see it: for several subjects, each answer is kept until one changes. */
  private Host reading;

  public ModuleRunner(HostModule<W, F> module, Host host) {
    this.module = module;
    this.host = host;
    this.reading = host;
  }

  /** The result for these arguments, a JSON object, as Ansible hands them over. */
  public Map<String, Object> run(Json arguments) {
    return run(arguments, Mode.of(arguments, false, false));
  }

  /** The result for these arguments; failures are results, only errors of the JVM are thrown. */
  Map<String, Object> run(Json given, Mode mode) {
    Call<W> call = new Call<>(module, given);
    Map<String, Object> result = new LinkedHashMap<>();
    try {
      List<W> wanted = call.wanted();
      if (!host.isRoot()) {
        throw new Refused(module.name() + " must run as root: add become: true to the task");
      }
      result.putAll(underLock(call, wanted, mode));
    } catch (RuntimeException e) {
      result.putAll(Failures.result(module.name(), e));
    }
    if (mode.showsArguments()) {
      result.put("invocation", Map.of("module_args", shown(given)));
    }
    return new Secrets(call.secrets()).masked(result);
  }

  private Map<String, Object> underLock(Call<W> call, List<W> wanted, Mode mode) {
    if (mode.check()) {
      return run(call, wanted, mode);
    }
    Host.Lock lock = host.lock(module.name(), LOCK_LIMIT);
    try {
      return run(call, wanted, mode);
    } finally {
      lock.close();
    }
  }

  /** Several subjects are changed one after the other; that one fails hides nothing of the next. */
  private Map<String, Object> run(Call<W> call, List<W> wanted, Mode mode) {
    if (call.list().isEmpty()) {
      return run(wanted.get(0), mode);
    }
    reading = new ReadOnce(host);
    Results results = new Results(call.list().get());
    for (W one : wanted) {
      results.add(module.subject(one), result(one, mode));
    }
    return results.whole(mode);
  }

  private Map<String, Object> result(W wanted, Mode mode) {
    try {
      if (host.isEnding()) {
        throw new HostFailure(
            "this run was ended by a signal before it came to " + module.subject(wanted));
      }
      return run(wanted, mode);
    } catch (RuntimeException | Error e) { // what was done before it is to be told
      forgetWhatWasRead();
      return Failures.result(module.name(), e);
    }
  }

  private Map<String, Object> run(W wanted, Mode mode) {
    boolean remembered = reading instanceof ReadOnce once && once.remembers();
    F found = module.read(wanted, reading);
    Plan plan = module.plan(wanted, found);
    if (remembered && !plan.isEmpty() && !mode.check()) {
      // What is about to be changed is looked at now, and not as it was for another subject.
      forgetWhatWasRead();
      found = module.read(wanted, reading);
      plan = module.plan(wanted, found);
    }
    if (plan.isEmpty()) {
      return report(plan, plan, List.of(), mode);
    }
    refuseObstacles(plan);
    if (mode.check()) {
      return report(plan, plan, plan.commands(), mode);
    }
    try (Progress progress = new Progress(host)) {
      Applied applied = apply(plan, module.settled(wanted, found), progress);
      return report(applied.whole(), applied.left(), progress.commands(), mode);
    }
  }

  private void refuseObstacles(Plan plan) {
    for (Step step : plan.steps()) {
      Optional<String> obstacle = step.obstacle(host);
      if (obstacle.isPresent()) {
        throw new Refused(obstacle.get());
      }
    }
  }

  /**
   * What was done, and what was planned after it.
   *
   * @param left is empty, but for its facts and warnings
   */
  private record Applied(Plan whole, Plan left) {}

  private Applied apply(Plan plan, W settled, Progress progress) {
    try {
      progress.apply(plan.steps());
      Plan whole = plan;
      Plan left = planAgain(settled);
      if (!plan.goesOn().isEmpty() && !left.isEmpty()) {
        whole = plan.followedBy(left);
        progress.apply(left.steps());
        left = planAgain(settled);
      }
      if (!left.isEmpty()) {
        throw new Unfinished(left);
      }
      return new Applied(whole, left);
    } catch (RuntimeException | Error e) { // an Error must not leave half of a change either
      throw new Interrupted(e, progress.undo(), progress.done());
    }
  }

  private Plan planAgain(W settled) {
    forgetWhatWasRead();
    return module.plan(settled, module.read(settled, reading));
  }

  private void forgetWhatWasRead() {
    if (reading instanceof ReadOnce once) {
      once.forget();
    }
  }

  private static Map<String, Object> report(
      Plan plan, Plan left, List<Command> commands, Mode mode) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("changed", !plan.isEmpty());
    if (mode.showsCommands()) {
      result.put("commands", commands.stream().map(command -> (Object) command.argv()).toList());
    }
    if (mode.showsDiffs()) {
      List<Map<String, Object>> diffs = plan.diffs().stream().map(ModuleRunner::shown).toList();
      result.put("diff", diffs.size() == 1 ? diffs.get(0) : diffs);
    }
    Set<String> warnings = new LinkedHashSet<>(plan.warnings());
    warnings.addAll(left.warnings());
    // In check mode nothing follows, so the promise ends here.
    Stream.of(plan.goesOn()).filter(it -> mode.check() && !it.isEmpty()).forEach(warnings::add);
    if (!warnings.isEmpty()) {
      result.put("warnings", List.copyOf(warnings));
    }
    result.putAll(left.facts());
    return result;
  }

  private static Map<String, Object> shown(Diff diff) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("before", diff.before());
    shown.put("after", diff.after());
    shown.put("before_header", diff.header());
    shown.put("after_header", diff.header());
    return shown;
  }

  private static Map<String, Json> shown(Json given) {
    return given.members().entrySet().stream()
        .filter(member -> !member.getKey().startsWith("_ansible_"))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  /** A change that failed part of the way; {@code undone} is empty when nothing could be. */
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final Throwable reason;
    final transient Optional<Undo.Outcome> undone;
    final int stepsDone;

    Interrupted(Throwable reason, Optional<Undo.Outcome> undone, int stepsDone) {
      super(reason);
      this.reason = reason;
      this.undone = undone;
      this.stepsDone = stepsDone;
    }
  }

  /** Every step was applied, and the host is still not as wanted. */
  static final class Unfinished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfinished(Plan left) {
      super(
          "every command succeeded, but the host, read again, is not as wanted; still to do: "
              + left.steps().stream().map(Step::describe).collect(Collectors.joining("; ")));
    }
  }
}
