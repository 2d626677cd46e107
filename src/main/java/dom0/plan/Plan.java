package dom0.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What leads from what was found to what is wanted.
 *
 * @param steps the changes, in order; none when the host is as wanted
 * @param diffs what they come to, for people
 * @param facts the module's own part of the result: strings, numbers, booleans, lists, maps
 * @param warnings what the user should know though nothing failed
 */
public record Plan(
    List<Step> steps, List<Diff> diffs, Map<String, Object> facts, List<String> warnings) {

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

  /** Collects a plan. */
  public static final class Builder {
    private final List<Step> steps = new ArrayList<>();
    private final List<Diff> diffs = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

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

    /** The plan as collected so far. */
    public Plan build() {
      return new Plan(steps, diffs, facts, warnings);
    }
  }
}
