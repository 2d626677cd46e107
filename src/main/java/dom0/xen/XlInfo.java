package dom0.xen;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code xl info} says of a host and its Xen: lines of a name, blanks, ":" and a value.
 *
 * @param values the value of each name
 */
public record XlInfo(Map<String, String> values) {
  /** More digits than any amount of memory in MiB has. */
  private static final String NUMBER = "[0-9]{1,12}";

  public XlInfo {
    values = Map.copyOf(values);
  }

  /** Reads its output; of two lines of one name the first counts. */
  public static XlInfo parse(String output) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : output.split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return new XlInfo(values);
  }

  /** A value; empty where xl shows none of this name. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A value that is a number; empty where xl shows none of this name, or something else. */
  public Optional<Long> number(String name) {
    return text(name).filter(text -> text.matches(NUMBER)).map(Long::valueOf);
  }
}
