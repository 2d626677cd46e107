package dom0.shell;

import dom0.shell.ShellUnit.Kind;
import dom0.shell.ShellUnit.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one word by the quoting rules of the POSIX shell (Shell Command Language, 2.2 and 2.6). A
 * quote or an expansion that is never closed ends with the script; sh itself says what it thinks of
 * that.
 */
final class ShellWordReader {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:([A-Za-z_][A-Za-z_0-9]*)|\\{([A-Za-z_][A-Za-z_0-9]*)\\})");

  private final String script;
  private final int start;
  private final List<ShellUnit> units = new ArrayList<>();
  private int at;

  private ShellWordReader(String script, int start) {
    this.script = script;
    this.start = start;
    this.at = start;
  }

  /** The word that begins at a place of the script. */
  static ShellWord read(String script, int start) {
    ShellWordReader reader = new ShellWordReader(script, start);
    while (reader.at < script.length() && " \t\n;&|<>()".indexOf(reader.next()) < 0) {
      reader.bare();
    }
    return new ShellWord(start, reader.at, reader.units);
  }

  private char next() {
    return script.charAt(at);
  }

  private boolean ended() {
    return at >= script.length();
  }

  private void bare() {
    switch (next()) {
      case '\\' -> escaped(Quote.NONE);
      case '\'' -> single();
      case '"' -> doubled();
      case '$', '`' -> expansion(Quote.NONE);
      case '~' ->
          add(
              at == start || script.charAt(at - 1) == '=' ? Kind.COMPUTED : Kind.TEXT,
              at + 1,
              Quote.NONE);
      default -> add(Kind.TEXT, at + 1, Quote.NONE);
    }
  }

  private void add(Kind kind, int end, Quote quote) {
    int last = Math.min(end, script.length());
    units.add(new ShellUnit(kind, script.substring(at, last), at, last, quote));
    at = last;
  }

  /** A backslash and what it protects; with a line's end it is nothing at all. */
  private void escaped(Quote quote) {
    String protectedText =
        script.substring(Math.min(at + 1, script.length()), Math.min(at + 2, script.length()));
    if (protectedText.isEmpty()) {
      add(Kind.TEXT, at + 1, quote);
    } else if (!protectedText.equals("\n")) {
      units.add(new ShellUnit(Kind.TEXT, protectedText, at, at + 2, quote));
      at += 2;
    } else {
      at += 2;
    }
  }

  private void single() {
    at++;
    while (!ended() && next() != '\'') {
      add(Kind.TEXT, at + 1, Quote.SINGLE);
    }
    at++;
    at = Math.min(at, script.length());
  }

  private void doubled() {
    at++;
    while (!ended() && next() != '"') {
      boolean protects =
          next() == '\\'
              && at + 1 < script.length()
              && "$`\"\\\n".indexOf(script.charAt(at + 1)) >= 0;
      if (protects) {
        escaped(Quote.DOUBLE);
      } else if (next() == '$' || next() == '`') {
        expansion(Quote.DOUBLE);
      } else {
        add(Kind.TEXT, at + 1, Quote.DOUBLE);
      }
    }
    at = Math.min(at + 1, script.length());
  }

  private void expansion(Quote quote) {
    Matcher reference = REFERENCE.matcher(script).region(at, script.length());
    if (reference.lookingAt()) {
      String name = reference.group(1) != null ? reference.group(1) : reference.group(2);
      units.add(new ShellUnit(Kind.REFERENCE, name, at, reference.end(), quote));
      at = reference.end();
    } else if (next() == '`') {
      add(Kind.COMPUTED, ShellExpansion.endOfBackquote(script, at), quote);
    } else {
      int end = ShellExpansion.end(script, at);
      add(end == at + 1 ? Kind.TEXT : Kind.COMPUTED, end, quote);
    }
  }
}
