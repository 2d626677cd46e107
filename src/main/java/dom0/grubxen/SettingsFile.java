package dom0.grubxen;

import dom0.grubxen.ShellAssignment.Form;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** /etc/default/grub or a file of /etc/default/grub.d: a script that sh sources. */
final class SettingsFile {
  private final String path;
  private final String text;
  private final List<ShellAssignment> assignments;

  SettingsFile(String path, String text) {
    this.path = path;
    this.text = text;
    this.assignments = ShellScript.assignments(text);
  }

  String path() {
    return path;
  }

  String text() {
    return text;
  }

  boolean hasSameText(SettingsFile other) {
    return text.equals(other.text);
  }

  /** What no sh can source, and update-grub would fail at or pass over in silence. */
  Optional<String> unreadable() {
    if (text.startsWith("\uFEFF")) {
      return Optional.of(path + ":1 begins with a byte order mark; sh cannot source it: remove it");
    }
    int crlf = text.indexOf("\r\n");
    if (crlf >= 0) {
      return Optional.of(
          "%s:%d has CRLF line ends; sh cannot source it: convert it"
              .formatted(path, ShellScript.line(text, crlf)));
    }
    return assignments.stream()
        .filter(it -> it.form() == Form.APPENDS || it.form() == Form.BLANK)
        .findFirst()
        .map(
            it ->
                "%s: %s; update-grub fails at it: %s"
                    .formatted(
                        where(it),
                        it.form() == Form.APPENDS
                            ? "sh does not know +="
                            : "sh allows no blank before the =",
                        code(it)));
  }

  /** Every place that sets a variable, in order. */
  List<ShellAssignment> of(String variable) {
    return assignments.stream().filter(it -> it.variable().equals(variable)).toList();
  }

  /** "/etc/default/grub:12", for messages. */
  String where(ShellAssignment assignment) {
    return path + ":" + assignment.line();
  }

  /** The line that it stands in. */
  String code(ShellAssignment assignment) {
    return text.lines().skip(assignment.line() - 1L).findFirst().orElse("").strip();
  }

  /** The same file with another source for the value of an assignment. */
  SettingsFile with(ShellAssignment assignment, String source) {
    return new SettingsFile(
        path, text.substring(0, assignment.start()) + source + text.substring(assignment.end()));
  }

  /**
   * The same file with a new line: behind its commented default or what else sets the variable, and
   * behind what its value refers to; else at the end.
   *
   * @param value as it is written, with its quotes
   * @param referred the variable that the value refers to; "" for none
   */
  SettingsFile withNew(String variable, String value, String referred) {
    String whole = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    String line = variable + "=" + value + "\n";
    int at = Math.max(behindComment(variable), Math.max(behind(variable), behind(referred)));
    SettingsFile placed =
        new SettingsFile(path, whole.substring(0, at) + line + whole.substring(at));
    boolean always = placed.of(variable).stream().anyMatch(ShellAssignment::isPlain);
    return at > 0 && always ? placed : new SettingsFile(path, whole + line);
  }

  private int behindComment(String variable) {
    Matcher commented =
        Pattern.compile("(?m)^[ \t]*#[ \t]*(?:export[ \t]+)?" + variable + "=.*\n").matcher(text);
    int end = 0;
    while (commented.find()) {
      end = commented.end();
    }
    return end;
  }

  private int behind(String variable) {
    return of(variable).stream()
        .mapToInt(it -> text.indexOf('\n', it.end()))
        .map(end -> 1 + (end < 0 ? text.length() : end))
        .max()
        .orElse(0);
  }
}
