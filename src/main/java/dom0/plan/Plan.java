package dom0.plan;

import dom0.host.Command;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What leads from what was found to what is wanted.
 *
 * @param steps the changes, in order; none when the host is as wanted
 * @param diffs what they come to, for people
 * @param facts the module's own part of the result: strings, numbers, booleans, lists, maps
 * @param warnings what the user should know though nothing failed
 * @param goesOn why the rest can be planned only once these steps were applied; empty where this is
 *     all
 */
public record Plan(
    List<Step> steps,
    List<Diff> diffs,
    Map<String, Object> facts,
    List<String> warnings,
    String goesOn) {

  public Plan {
    steps = List.copyOf(steps);
    diffs = List.copyOf(diffs);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    warnings = List.copyOf(warnings);
  }

  /** Whether the host is as wanted. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The programs that its steps are known to start. */
  public List<Command> commands() {
    return steps.stream().flatMap(step -> step.commands().stream()).toList();
  }

  /** This plan, and what was planned once it was applied. */
  public Plan followedBy(Plan next) {
    return new Plan(
        both(steps, next.steps), both(diffs, next.diffs), facts, both(warnings, next.warnings), "");
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Collects a plan. */
  public static final class Builder {
    private final List<Step> steps = new ArrayList<>();
    private final List<Diff> diffs = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private String goesOn = "";

    /** Adds a change behind those that are there. */
    public Builder step(Step step) {
      steps.add(step);
      return this;
    }

    /** Adds a comparison, unless both sides are the same. */
    public Builder diff(Diff diff) {
      if (!diff.before().equals(diff.after())) {
        diffs.add(diff);
      }
      return this;
    }

    /** Adds to the result; of two facts of one name the later counts. */
    public Builder fact(String name, Object value) {
      facts.put(name, value);
      return this;
    }

    /** Adds a warning. */
    public Builder warn(String warning) {
      warnings.add(warning);
      return this;
    }

    /** Says why the rest can be planned only once these steps were applied. */
    public Builder goesOn(String reason) {
      goesOn = reason;
      return this;
    }

    /** The plan as collected so far. */
    public Plan build() {
      return new Plan(steps, diffs, facts, warnings, goesOn);
    }
  }
}
