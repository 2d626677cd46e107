package dom0;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a case expects: the whole verdict, and those facts that it states. So a new fact of a module
 * is no matter of every case; those of the feature "facts" state all.
 *
 * @param all as in result.json
 * @param isWhole whether it states every fact there is
 */
record CaseResult(Map<String, Object> all, boolean isWhole) {
  private static final Set<String> VERDICT =
      Set.of("changed", "failed", "msg", "commands", "warnings", "cmd", "rc", "stdout", "stderr");

  /** As much of a result as is compared, in the result's order. */
  Map<String, Object> stated(Map<String, Object> result) {
    if (isWhole || result.containsKey("failed")) {
      return result;
    }
    Map<String, Object> stated = new LinkedHashMap<>(result);
    stated.keySet().removeIf(name -> !all.containsKey(name) && !VERDICT.contains(name));
    stated.replaceAll((name, value) -> part(all.get(name), value));
    return stated;
  }

  /**
   * Of an object the members that are expected, also within a list; an empty one is expected to be
   * empty.
   */
  private static Object part(@Nullable Object expected, Object value) {
    if (expected instanceof List<?> some
        && value instanceof List<?> items
        && some.size() == items.size()) {
      return IntStream.range(0, items.size())
          .mapToObj(i -> part(some.get(i), items.get(i)))
          .toList();
    }
    if (!(expected instanceof Map<?, ?> some) || !(value instanceof Map<?, ?> members)) {
      return value;
    }
    Map<Object, Object> part = new LinkedHashMap<>(members);
    part.keySet().removeIf(name -> !some.isEmpty() && !some.containsKey(name));
    part.replaceAll((name, member) -> part(some.get(name), member));
    return part;
  }
}
