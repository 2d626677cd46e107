package dom0.shell;

import dom0.grubxen.settings.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Reads a script of settings as sh does, as far as it takes to find every place that sets a
 * variable and to know whether that place is always reached. What the script comes to only sh
 * knows; {@link Settings} asks it.
 */
public final class ShellScript {
  private static final Set<String> OPENING = Set.of("if", "while", "until", "{", "for", "case");
  private static final Set<String> CLOSING = Set.of("fi", "done", "esac", "}");

  /** Behind these a command begins. */
  private static final Set<String> LEADING =
      Set.of("if", "while", "until", "{", "then", "elif", "else", "do", "!");

  /** A command before these runs in a shell of its own. */
  private static final Set<String> IN_BACKGROUND = Set.of("|", "&");

  /** What comes behind these depends on what came before, or runs in a shell of its own. */
  private static final Set<String> CONNECTING = Set.of("&&", "||", "|");

  private final String script;
  private final List<ShellAssignment> assignments = new ArrayList<>();
  private final List<ShellWord> command = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Deque<String> hereDocuments = new ArrayDeque<>();
  private boolean doubtful = false;
  private int at = 0;

  private ShellScript(String script) {
    this.script = script;
  }

  /** Every place of a script that sets a variable, in order. */
  public static List<ShellAssignment> assignments(String script) {
    ShellScript reader = new ShellScript(script);
    while (reader.at < script.length()) {
      reader.token(script.charAt(reader.at));
    }
    reader.endCommand("");
    return List.copyOf(reader.assignments);
  }

  /** The number of the line, from 1, in which a place of a script is. */
  public static int line(String script, int offset) {
    return 1 + (int) script.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  private void token(char c) {
    switch (c) {
      case ' ', '\t' -> at++;
      case '#' -> at = endOfLine(at);
      case '\n', ';', '&', '|', '(', ')' -> operator(c);
      case '<', '>' -> redirection();
      case '\\' -> {
        if (script.startsWith("\\\n", at)) {
          at += 2;
        } else {
          word();
        }
      }
      default -> word();
    }
  }

  private int endOfLine(int from) {
    int end = script.indexOf('\n', from);
    return end < 0 ? script.length() : end;
  }

  private void operator(char c) {
    boolean twice = at + 1 < script.length() && script.charAt(at + 1) == c && ";&|".indexOf(c) >= 0;
    at += twice ? 2 : 1;
    switch (c) {
      case '(' -> parenthesis();
      case ')' -> {
        boolean pattern = !"(".equals(open.peek()); // of a case
        if (pattern) {
          command.clear();
        } else {
          endCommand(")");
          open.pop();
        }
      }
      default -> endCommand(twice ? "" + c + c : "" + c);
    }
    if (c == '\n') {
      skipHereDocuments();
    }
  }

  /** A subshell, or the "()" of a function, whose body is a compound command and so conditional. */
  private void parenthesis() {
    if (command.size() == 1 && script.startsWith(")", at)) {
      at++;
      command.clear();
    } else {
      open.push("(");
    }
  }

  private void redirection() {
    boolean here = script.startsWith("<<", at);
    while (at < script.length() && "<>&|-".indexOf(script.charAt(at)) >= 0) {
      at++;
    }
    while (at < script.length() && " \t".indexOf(script.charAt(at)) >= 0) {
      at++;
    }
    ShellWord target = ShellWordReader.read(script, at);
    at = target.end();
    if (here) {
      StringBuilder delimiter = new StringBuilder();
      target.units().forEach(unit -> delimiter.append(unit.text()));
      hereDocuments.add(delimiter.toString());
    }
  }

  private void skipHereDocuments() {
    while (!hereDocuments.isEmpty()) {
      String delimiter = hereDocuments.remove();
      boolean ended = false;
      while (!ended && at < script.length()) {
        int end = endOfLine(at);
        ended = script.substring(at, end).replaceFirst("^\t+", "").equals(delimiter);
        at = Math.min(end + 1, script.length());
      }
    }
  }

  private void word() {
    ShellWord word = ShellWordReader.read(script, at);
    at = Math.max(word.end(), at + 1);
    String plain = command.isEmpty() ? word.plain() : "";
    if (OPENING.contains(plain)) {
      open.push(plain);
    } else if (CLOSING.contains(plain) && !open.isEmpty()) {
      open.pop();
    }
    if (!LEADING.contains(plain)) {
      command.add(word);
    }
  }

  private void endCommand(String operator) {
    boolean goesOn = command.isEmpty() && operator.equals("\n"); // "a &&" may end its line
    if (goesOn) {
      return;
    }
    boolean conditional = doubtful || IN_BACKGROUND.contains(operator) || !open.isEmpty();
    assignments.addAll(new ShellCommand(script, command, conditional).assignments());
    command.clear();
    doubtful = CONNECTING.contains(operator);
  }
}
