package dom0.shell;

import java.util.List;

/**
 * A place in a script that sets a variable, or means to.
 *
 * @param form how
 * @param conditional whether something decides whether it runs
 * @param line the number of its line, from 1
 * @param start where its value begins in the script; for other forms than PLAIN, where its command
 *     does
 * @param end behind the value
 * @param units the value
 */
public record ShellAssignment(
    String variable,
    Form form,
    boolean conditional,
    int line,
    int start,
    int end,
    List<ShellUnit> units) {
  /** How a variable is set. */
  public enum Form {
    PLAIN,
    /** {@code NAME+=text}: sh takes it for a command. */
    APPENDS,
    /** {@code NAME = text}: sh takes NAME for a command. */
    BLANK,
    /** {@code : ${NAME:=text}}, only where it has no value yet. */
    DEFAULT
  }

  public ShellAssignment {
    units = List.copyOf(units);
  }

  public boolean isPlain() {
    return form == Form.PLAIN && !conditional;
  }

  public boolean refersTo(String name) {
    return units.stream().anyMatch(unit -> unit.refersTo(name));
  }
}
