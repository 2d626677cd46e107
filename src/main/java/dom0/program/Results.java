package dom0.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of several subjects, and the one of the call that named them. */
final class Results {
  private final String list;
  private final List<Map<String, Object>> each = new ArrayList<>();
  private final List<Object> commands = new ArrayList<>();
  private final List<Object> diffs = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * The results of the items of a list.
   *
   * @param list the option that names them
   */
  Results(String list) {
    this.list = list;
  }

  /** Adds the result of one subject; its diff goes into the whole's, where Ansible shows it. */
  void add(String subject, Map<String, Object> result) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("item", subject);
    own.putAll(result);
    diffs.addAll(listed(own.remove("diff")));
    commands.addAll(listed(own.get("commands")));
    for (Object warning : listed(own.get("warnings"))) {
      warnings.add(told(subject, warning));
    }
    if (own.containsKey("failed")) {
      failures.add(told(subject, own.get("msg")));
    }
    each.add(own);
  }

  /** Some messages begin with their subject by themselves. */
  private static String told(String subject, @Nullable Object message) {
    String text = String.valueOf(message);
    return text.startsWith(subject + " ") ? text : subject + ": " + text;
  }

  private static List<?> listed(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> many ? many : List.of(value);
  }

  /** What the call as a whole came to: it failed if any of them did. */
  Map<String, Object> whole(Mode mode) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("changed", each.stream().anyMatch(it -> Boolean.TRUE.equals(it.get("changed"))));
    if (!failures.isEmpty()) {
      whole.put("failed", true);
      whole.put(
          "msg",
          "%d of %d %s failed: %s"
              .formatted(failures.size(), each.size(), list, String.join("; ", failures)));
    }
    if (mode.showsCommands()) {
      whole.put("commands", commands);
    }
    if (mode.showsDiffs()) {
      whole.put("diff", diffs);
    }
    if (!warnings.isEmpty()) {
      whole.put("warnings", warnings);
    }
    whole.put("results", each);
    return whole;
  }
}
