package dom0.shell;

import java.util.List;

/**
 * A word of a script.
 *
 * @param start where it begins in the script
 * @param end behind its last character
 */
record ShellWord(int start, int end, List<ShellUnit> units) {
  ShellWord {
    units = List.copyOf(units);
  }

  /** The word where it is written without quotes and expansions, as reserved words are; else "". */
  String plain() {
    StringBuilder plain = new StringBuilder();
    for (ShellUnit unit : units) {
      if (!unit.isText() || unit.quote() != ShellUnit.Quote.NONE) {
        return "";
      }
      plain.append(unit.text());
    }
    return plain.length() == end - start ? plain.toString() : "";
  }

  /** The variable's name where the word is an assignment, {@code NAME=...}; else "". */
  String assigned() {
    String name = name();
    return !name.isEmpty() && isBare(name.length(), '=') ? name : "";
  }

  /** Whether it is {@code NAME+=...}, which bash knows and sh does not. */
  boolean appends() {
    int length = name().length();
    return length > 0 && isBare(length, '+') && isBare(length + 1, '=');
  }

  /** The name that it begins with; "" for none. */
  String name() {
    StringBuilder name = new StringBuilder();
    for (ShellUnit unit : units) {
      if (!isBare(unit) || !isInName(unit.text().charAt(0), name.isEmpty())) {
        break;
      }
      name.append(unit.text());
    }
    return name.toString();
  }

  private static boolean isInName(char c, boolean first) {
    boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    return letter || (!first && c >= '0' && c <= '9');
  }

  /** The variable that {@code ${NAME:=text}} gives a value where it has none; else "". */
  static String defaulted(ShellUnit unit) {
    boolean defaults =
        unit.kind() == ShellUnit.Kind.COMPUTED
            && unit.text().matches("(?s)\\$\\{[A-Za-z_][A-Za-z_0-9]*:?=.*");
    return defaults ? unit.text().substring(2).replaceFirst("(?s):?=.*", "") : "";
  }

  private boolean isBare(int index, char c) {
    return index < units.size()
        && isBare(units.get(index))
        && units.get(index).text().charAt(0) == c;
  }

  /** Neither quoted nor behind a backslash. */
  private static boolean isBare(ShellUnit unit) {
    return unit.isText()
        && unit.quote() == ShellUnit.Quote.NONE
        && unit.end() - unit.start() == unit.text().length();
  }
}
