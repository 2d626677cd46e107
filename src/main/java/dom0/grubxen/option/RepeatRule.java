package dom0.grubxen.option;

import java.util.Arrays;
import java.util.List;

/**
 * What Xen makes of several words of one option.
 *
 * @param most how many it keeps
 * @param bound pairs of items, as "a~b", whose order counts although that of others does not
 */
record RepeatRule(Mode mode, int most, List<String> bound) {
  RepeatRule {
    bound = List.copyOf(bound);
  }

  /** How several words add up. */
  enum Mode {
    /** They do not: the last one counts. */
    LAST,
    /** Each counts by itself. */
    EACH,
    /** The items of all their lists count, in their order. */
    ORDER,
    /** The items of all their lists count, in any order; of one name the last. */
    MERGE
  }

  /** Reads "", "each", "each:8", "order", "merge" or "merge:a~b,c~d". */
  static RepeatRule of(String text) {
    int colon = text.indexOf(':');
    String rest = colon < 0 ? "" : text.substring(colon + 1);
    return switch (colon < 0 ? text : text.substring(0, colon)) {
      case "" -> new RepeatRule(Mode.LAST, 1, List.of());
      case "each" ->
          new RepeatRule(
              Mode.EACH, rest.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(rest), List.of());
      case "order" -> new RepeatRule(Mode.ORDER, Integer.MAX_VALUE, List.of());
      case "merge" -> new RepeatRule(Mode.MERGE, Integer.MAX_VALUE, List.of(rest.split(",")));
      default -> throw new IllegalArgumentException(text);
    };
  }

  boolean lastCounts() {
    return mode == Mode.LAST;
  }

  boolean isList() {
    return mode == Mode.ORDER || mode == Mode.MERGE;
  }

  /** Items of one group are compared in their order, all others in any. */
  String group(String item) {
    if (mode == Mode.ORDER) {
      return "";
    }
    return bound.stream()
        .filter(pair -> Arrays.asList(pair.split("~")).contains(item))
        .findFirst()
        .orElse(item);
  }
}
