package dom0.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The smallest piece of a word as sh reads it: a character that stands for itself, or an expansion.
 *
 * @param text the character, without the backslash or quote that protects it; of a reference the
 *     variable's name; of any other expansion its source
 * @param start where it begins in the script, its backslash included
 * @param end behind its last character
 */
public record ShellUnit(Kind kind, String text, int start, int end, Quote quote) {
  /** What the shell makes of it. */
  public enum Kind {
    TEXT,
    /** {@code $NAME} or {@code ${NAME}}. */
    REFERENCE,
    /** Anything else that only the shell can tell: {@code $(...)}, {@code ${NAME:-x}}. */
    COMPUTED
  }

  /** The quotes that it stands in. */
  public enum Quote {
    NONE,
    SINGLE,
    DOUBLE
  }

  /** The characters of a text that no shell has to read. */
  public static List<ShellUnit> of(String text) {
    List<ShellUnit> units = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      units.add(new ShellUnit(Kind.TEXT, text.substring(i, i + 1), i, i + 1, Quote.NONE));
    }
    return units;
  }

  public boolean isText() {
    return kind == Kind.TEXT;
  }

  public boolean isText(String characters) {
    return isText() && characters.contains(text);
  }

  public boolean refersTo(String variable) {
    return kind == Kind.REFERENCE && text.equals(variable);
  }
}
