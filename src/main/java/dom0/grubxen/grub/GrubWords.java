package dom0.grubxen.grub;

import dom0.shell.ShellUnit;
import dom0.shell.ShellUnit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a line of GRUB's script language into words (GRUB manual, "Quoting"); variables stay as
 * they are written.
 */
public final class GrubWords {
  private static final char NONE = 0;

  /** What GRUB takes as it is. "*" and "?" are among the others: at boot they may match files. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_.,:=+@%/()\\[\\]~^!-][A-Za-z0-9_.,:=+@%/()\\[\\]~^!#-]*");

  private static final Map<String, String> ENDINGS =
      Map.of(";", "';', where GRUB ends the command", "#", "'#', where GRUB begins a comment");

  /** GRUB's names, digits and signs; what a backslash protects is no variable. */
  private static final Pattern VARIABLE =
      Pattern.compile("(?<!\\\\)\\$(\\{[^}]*\\}|[A-Za-z_][A-Za-z0-9_]*|[0-9?*@#]+)");

  private static final Pattern SINGLE_QUOTED = Pattern.compile("'[^']*'");

  private final List<ShellUnit> units;
  private final List<GrubWord> words = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private char quote = NONE;
  private int from = -1;
  private boolean computed = false;
  private boolean ended = false;
  private String ending = "";

  private GrubWords(List<ShellUnit> units) {
    this.units = units;
  }

  /** The words of a text, as text. */
  public static List<String> of(String line) {
    return in(ShellUnit.of(line)).stream().map(GrubWord::text).toList();
  }

  /** The words of a line's first command: GRUB ends it at a ";", and the line at a "#". */
  public static List<String> ofCommand(String line) {
    GrubWords split = new GrubWords(ShellUnit.of(line));
    split.read(true);
    return split.words.stream().map(GrubWord::text).toList();
  }

  /**
   * What of a value GRUB would not take for a part of it, with what it does; empty for nothing. The
   * lexer is grub-core/script/yylex.l.
   */
  public static Optional<String> hazard(String value) {
    GrubWords split = new GrubWords(ShellUnit.of(value));
    split.read(true);
    if (split.ended) {
      return Optional.of(split.ending);
    }
    Matcher variable = VARIABLE.matcher(SINGLE_QUOTED.matcher(value).replaceAll(""));
    return variable.find()
        ? Optional.of("%s, which GRUB takes for a variable".formatted(variable.group()))
        : Optional.empty();
  }

  /** The words of a value that GRUB will read. */
  public static List<GrubWord> in(List<ShellUnit> units) {
    GrubWords split = new GrubWords(units);
    split.read(false);
    return List.copyOf(split.words);
  }

  private void read(boolean oneCommand) {
    for (int i = 0; i < units.size() && !ended; i++) {
      if (isEscape(i)) {
        add(i, units.get(i + 1).text());
        i++;
      } else if (oneCommand && endsHere(i)) {
        ended = true;
        ending = ENDINGS.getOrDefault(units.get(i).text(), "");
        end(i);
      } else {
        take(i);
      }
    }
    end(units.size());
  }

  private boolean endsHere(int i) {
    boolean bare = quote == NONE && units.get(i).isText();
    return bare && (units.get(i).isText(";") || (units.get(i).isText("#") && from < 0));
  }

  /** A word as it must be written so that GRUB reads this text. */
  public static String quoted(String text) {
    return PLAIN.matcher(text).matches()
        ? text
        : "\"" + text.replaceAll("[\\\\\"$`]", "\\\\$0") + "\"";
  }

  private boolean isEscape(int i) {
    return units.get(i).isText("\\")
        && quote != '\''
        && i + 1 < units.size()
        && units.get(i + 1).isText();
  }

  private void take(int i) {
    ShellUnit unit = units.get(i);
    if (unit.kind() != Kind.TEXT) {
      computed = true;
      add(i, "");
    } else {
      take(i, unit.text().charAt(0));
    }
  }

  private void take(int i, char c) {
    boolean blank = " \t\n".indexOf(c) >= 0;
    if (c == quote) {
      quote = NONE;
    } else if (quote != NONE) {
      add(i, String.valueOf(c));
    } else if (c == '\'' || c == '"') {
      quote = c;
      add(i, "");
    } else if (blank) {
      end(i);
    } else {
      add(i, String.valueOf(c));
    }
  }

  private void add(int i, String part) {
    from = from < 0 ? i : from;
    text.append(part);
  }

  private void end(int to) {
    if (from >= 0) {
      words.add(new GrubWord(text.toString(), from, to, computed));
      text.setLength(0);
      from = -1;
      computed = false;
    }
  }
}
