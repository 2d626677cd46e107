package dom0.xenguest;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A key whose value in a guest's file differs from that of the running domain.
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

  /**
   * Whether what differs are whole devices, not one that is to become another: each begins with the
   * word by which the guest knows it.
   *
   * @param pluggable whether a running guest can be given, and lose, the device of a word
   */
  boolean onlyComesAndGoes(Predicate<String> pluggable) {
    Set<String> both = new HashSet<>(words(file));
    both.retainAll(words(running));
    return Stream.concat(file.stream(), running.stream())
        .filter(text -> !file.contains(text) || !running.contains(text))
        .map(Difference::word)
        .allMatch(word -> !both.contains(word) && pluggable.test(word));
  }

  private static List<String> words(List<String> texts) {
    return texts.stream().map(Difference::word).toList();
  }

  private static String word(String text) {
    return text.split(" ", 2)[0];
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
