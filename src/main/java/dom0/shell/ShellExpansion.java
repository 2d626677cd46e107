package dom0.shell;

/** Where an expansion ends, whatever is nested in it. */
final class ShellExpansion {
  private final String script;
  private int at;

  private ShellExpansion(String script, int at) {
    this.script = script;
    this.at = at;
  }

  /** Behind {@code `...`}. */
  static int endOfBackquote(String script, int start) {
    int at = start + 1;
    while (at < script.length() && script.charAt(at) != '`') {
      at += script.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, script.length());
  }

  /**
   * Behind {@code $(...)}, {@code $((...))}, {@code ${...}}, {@code $1}, {@code $?}; a lone $ is
   * text.
   */
  static int end(String script, int start) {
    if (start + 1 >= script.length()) {
      return start + 1;
    }
    char opening = script.charAt(start + 1);
    if (opening == '(' || opening == '{') {
      ShellExpansion nested = new ShellExpansion(script, start + 2);
      nested.skipTo(opening == '(' ? ')' : '}');
      return nested.at;
    }
    return "0123456789?$!#@*-".indexOf(opening) >= 0 ? start + 2 : start + 1;
  }

  private void skipTo(char closing) {
    while (at < script.length() && script.charAt(at) != closing) {
      skip(script.charAt(at));
    }
    at = Math.min(at + 1, script.length());
  }

  private void skip(char c) {
    switch (c) {
      case '\\' -> at += 2;
      case '\'' -> skipSingle();
      case '"' -> {
        at++;
        skipTo('"');
      }
      case '`' -> at = endOfBackquote(script, at);
      case '$' -> at = end(script, at);
      case '(' -> {
        at++;
        skipTo(')');
      }
      default -> at++;
    }
  }

  private void skipSingle() {
    int end = script.indexOf('\'', at + 1);
    at = end < 0 ? script.length() : end + 1;
  }
}
