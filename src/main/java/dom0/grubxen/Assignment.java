package dom0.grubxen;

import dom0.module.Refused;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that sets a variable.
 *
 * @param number the line's number, from 1
 * @param conditional whether it stands within if, case, a loop or a function
 */
record Assignment(String path, int number, String line, boolean conditional) {
  /** What of the shell's language may stand in a value that is still a literal text. */
  private static final String VALUE =
      "(?:\"(?<double>[^\"$`\\\\']*)\"|'(?<single>[^'\"\\\\]*)'"
          + "|(?<bare>[A-Za-z0-9_@%+=:,./~-]*))";

  /** "/etc/default/grub:12", for messages. */
  String where() {
    return path + ":" + number;
  }

  /**
   * What it sets the variable to.
   *
   * @throws Refused when that is more than a literal text
   */
  Literal literal(String variable) {
    Pattern pattern =
        Pattern.compile(
            "(?<before>\\s*(?:export\\s+)?%s=)%s(?<after>\\s*|\\s+#.*)".formatted(variable, VALUE));
    Matcher matcher = pattern.matcher(line);
    if (matcher.matches() && !conditional) {
      return Literal.of(matcher);
    }
    throw new Refused("%s: %s: %s".formatted(where(), reason(variable), line.strip()));
  }

  private String reason(String variable) {
    if (conditional) {
      return "an assignment under a condition can not be edited safely; move it out by hand";
    }
    if (line.matches(".*" + variable + "\\s*\\+=.*")) {
      return "sh does not know +=; update-grub fails at it";
    }
    if (line.matches(".*" + variable + "\\s+=.*")) {
      return "sh allows no blank before the =; update-grub fails at it";
    }
    return "the value is more than a literal text in one pair of quotes; edit it by hand";
  }
}
