package dom0.grubxen.settings;

import dom0.shell.ShellAssignment;
import dom0.shell.ShellAssignment.Form;
import dom0.shell.ShellScript;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** /etc/default/grub or a file of /etc/default/grub.d: a script that sh sources. */
public final class SettingsFile {
  /** A line's end with what sh would take for a part of the line. */
  private static final Pattern CRLF = Pattern.compile("\r+(?=\n|\\z)");

  private static final Pattern WORD_ENDS = Pattern.compile("[\\s\"']+");

  private final String path;
  private final Optional<String> found;
  private final String text;
  private final List<ShellAssignment> assignments;

  private SettingsFile(String path, Optional<String> found, String text) {
    this.path = path;
    this.found = found;
    this.text = text;
    this.assignments = ShellScript.assignments(text);
  }

  /** One that is not there yet. */
  SettingsFile(String path, String text) {
    this(path, Optional.empty(), text);
  }

  /** One that was read. */
  static SettingsFile found(String path, String text) {
    return new SettingsFile(path, Optional.of(text), text);
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** What it held when it was read; empty when it was not there. */
  public Optional<String> found() {
    return found;
  }

  boolean isChanged() {
    return !found.equals(Optional.of(text));
  }

  /** Whether it has a word that was not in it when it was read. */
  boolean gains() {
    Set<String> before = new HashSet<>(Arrays.asList(WORD_ENDS.split(found.orElse(""))));
    return WORD_ENDS.splitAsStream(text).anyMatch(word -> !before.contains(word));
  }

  private SettingsFile with(String other) {
    return new SettingsFile(path, found, other);
  }

  /** Where a line first ends in CRLF; sh takes the CR for a part of the line, often in silence. */
  public Optional<String> crlf() {
    Matcher end = CRLF.matcher(text);
    return end.find()
        ? Optional.of(path + ":" + ShellScript.line(text, end.start()))
        : Optional.empty();
  }

  /** This file with LF line ends; settings.sh converts in the same way. */
  SettingsFile withLf() {
    return with(CRLF.matcher(text).replaceAll(""));
  }

  /** What no sh can source, and update-grub would fail at. */
  public Optional<String> unreadable() {
    if (text.startsWith("\uFEFF")) {
      return Optional.of(path + ":1 begins with a byte order mark; sh cannot source it: remove it");
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
  public List<ShellAssignment> of(String variable) {
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

  /** This file with another source for the value of an assignment. */
  SettingsFile with(ShellAssignment assignment, String source) {
    return with(text.substring(0, assignment.start()) + source + text.substring(assignment.end()));
  }

  /**
   * This file with a new line: after its commented default or what else sets the variable, and
   * behind what its value refers to; else at the end.
   *
   * @param value as it is written, with its quotes
   * @param referred the variable that the value refers to; "" for none
   */
  SettingsFile withNew(String variable, String value, String referred) {
    String whole = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    String line = variable + "=" + value + "\n";
    int at = Math.max(behindComment(variable), Math.max(behind(variable), behind(referred)));
    SettingsFile placed = with(whole.substring(0, at) + line + whole.substring(at));
    boolean always = placed.of(variable).stream().anyMatch(ShellAssignment::isPlain);
    String last =
        whole.endsWith("\\\n") ? whole + "\n" : whole; // a line that goes on takes no more
    return at > 0 && always ? placed : with(last + line);
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
