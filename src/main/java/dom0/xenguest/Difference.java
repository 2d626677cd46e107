package dom0.xenguest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key of which a guest's file says something else than the domain that runs.
 *
 * @param file what the file says: a text, or a list of texts
 * @param running what the domain has
 */
record Difference(String key, List<String> file, List<String> running, boolean list) {
  static Difference of(String key, String file, String running) {
    return new Difference(key, List.of(file), List.of(running), false);
  }

  static Difference of(String key, List<String> file, List<String> running) {
    return new Difference(key, file, running, true);
  }

  /** For the result. */
  Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("file", shown(file));
    shown.put("running", shown(running));
    return shown;
  }

  private Object shown(List<String> texts) {
    return list ? texts : texts.get(0);
  }
}
