package dom0.grubxen;

import dom0.module.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * /etc/default/grub or a file of /etc/default/grub.d: a script that sh runs. Of it only plain
 * assignments on a line of their own are understood and changed; every other byte stays.
 */
final class GrubDefaults {
  private static final Pattern OPENS =
      Pattern.compile("(if|case|for|while|until|\\{)\\b.*|\\{|.*\\(\\)\\s*\\{?");
  private static final Pattern CLOSES = Pattern.compile("(fi|esac|done)\\b.*|\\}.*");

  private final String path;
  private final String text;
  private final List<String> lines;

  GrubDefaults(String path, String text) {
    this.path = path;
    this.text = text;
    // Kept with their ends: the last one may have none.
    this.lines = text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
  }

  String path() {
    return path;
  }

  String text() {
    return text;
  }

  /**
   * Refuses what sh cannot source; update-grub would fail, or do nothing without a word.
   *
   * @throws Refused naming file and line
   */
  void refuseUnreadable() {
    if (text.startsWith("\uFEFF")) {
      throw new Refused(path + ":1 begins with a byte order mark; sh cannot source it: remove it");
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("\r\n")) {
        throw new Refused(
            "%s:%d has CRLF line ends; sh cannot source it: convert it".formatted(path, i + 1));
      }
    }
  }

  /** Every line that sets a variable, in order. */
  List<Assignment> assignments(String variable) {
    Pattern mentions = Pattern.compile("(?<![A-Za-z0-9_$])" + variable + "\\s*\\+?=");
    List<Assignment> found = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      String code = line.stripLeading();
      depth -= CLOSES.matcher(code).matches() ? 1 : 0;
      if (mentions.matcher(code.replaceFirst("(^|\\s)#.*", "")).find()) {
        found.add(new Assignment(path, i + 1, line, depth > 0));
      }
      depth += OPENS.matcher(code).matches() ? 1 : 0;
    }
    return found;
  }

  /** The assignment that counts. */
  private Optional<Assignment> last(String variable) {
    List<Assignment> all = assignments(variable);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /**
   * The value of a variable as this file alone sets it.
   *
   * @throws Refused when that is more than a literal text
   */
  Optional<String> value(String variable) {
    return last(variable).map(assignment -> assignment.literal(variable).value());
  }

  /** The same file with another value for a variable, its last assignment changed in place. */
  GrubDefaults with(String variable, String value) {
    Optional<Assignment> last = last(variable);
    if (last.isEmpty()) {
      return withNew(variable, value);
    }
    Literal literal = last.get().literal(variable);
    if (literal.value().equals(value)) {
      return this;
    }
    int index = last.get().number() - 1;
    String end = lines.get(index).endsWith("\n") ? "\n" : "";
    List<String> changed = new ArrayList<>(lines);
    changed.set(index, literal.with(value) + end);
    return new GrubDefaults(path, String.join("", changed));
  }

  /** A new line goes behind the commented default, where there is one, else to the end. */
  private GrubDefaults withNew(String variable, String value) {
    Matcher commented = Pattern.compile("#\\s*(export\\s+)?" + variable + "=.*\\s*").matcher("");
    int at = lines.size();
    for (int i = 0; i < lines.size(); i++) {
      at = commented.reset(lines.get(i)).matches() ? i + 1 : at;
    }
    List<String> changed = new ArrayList<>(lines);
    if (at > 0 && !changed.get(at - 1).endsWith("\n")) {
      changed.set(at - 1, changed.get(at - 1) + "\n");
    }
    changed.add(at, variable + "=" + Literal.quoted(value) + "\n");
    return new GrubDefaults(path, String.join("", changed));
  }
}
