package dom0.grubxen.option;

import dom0.grubxen.option.KnownOptions.Entry;
import java.util.List;
import java.util.Optional;

/**
 * One item of a comma list, as Xen's parse_boolean() reads it: "verbose", "verbose=1" and
 * "verbose=yes" are the same.
 *
 * @param name "" for a boolean without a name
 * @param value "yes" or "no" for a boolean
 */
public record ListItem(String name, String value) {
  private static final String NEGATION = "no-";

  /** The items of a word's value; of a name alone, where that is true, the one that it means. */
  public static List<ListItem> of(Entry entry, String value) {
    if (value.isEmpty() && entry.booleans().bare()) {
      return List.of(new ListItem("", "yes"));
    }
    return entry.grammar().parts(value).stream().map(part -> item(entry.grammar(), part)).toList();
  }

  private static ListItem item(Grammar grammar, String part) {
    if (!grammar.acceptsPart(part)) {
      return new ListItem(part, "unread");
    }
    Optional<Boolean> flag = grammar.hasBoolean() ? OptionKind.bool(part) : Optional.empty();
    if (flag.isPresent()) {
      return new ListItem("", shown(flag.get()));
    }
    if (part.startsWith(NEGATION)) {
      return new ListItem(part.substring(NEGATION.length()), "no");
    }
    int end = part.indexOf('=') < 0 ? part.indexOf(':') : part.indexOf('=');
    return end < 0
        ? new ListItem(part, "yes")
        : new ListItem(part.substring(0, end), value(part.substring(end + 1)));
  }

  private static String value(String text) {
    return OptionKind.bool(text).map(ListItem::shown).orElse(text);
  }

  private static String shown(boolean flag) {
    return flag ? "yes" : "no";
  }

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
