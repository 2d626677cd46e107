package dom0.grubxen;

import java.util.regex.Matcher;

/**
 * The parts of a plain assignment; joined they are the line again.
 *
 * @param before all up to the value: {@code export NAME=}
 * @param quote {@code "}, {@code '} or nothing
 * @param after blanks and a comment
 */
record Literal(String before, String quote, String value, String after) {
  static Literal of(Matcher matcher) {
    String before = matcher.group("before");
    String after = matcher.group("after");
    if (matcher.group("double") != null) {
      return new Literal(before, "\"", matcher.group("double"), after);
    }
    return matcher.group("single") != null
        ? new Literal(before, "'", matcher.group("single"), after)
        : new Literal(before, "", matcher.group("bare"), after);
  }

  /** The line with another value, in the same quotes; in quotes if it had none. */
  String with(String other) {
    return before + (quote.isEmpty() ? quoted(other) : quote + other + quote) + after;
  }

  /** A value as sh reads it; without quotes sh would lose its second word. */
  static String quoted(String value) {
    return value.matches("[0-9]+") ? value : "\"" + value + "\"";
  }
}
