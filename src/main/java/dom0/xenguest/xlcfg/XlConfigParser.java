package dom0.xenguest.xlcfg;

import dom0.module.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Reads a guest's file by the grammar of xl itself (libxlu_cfg_l.l and libxlu_cfg_y.y of Xen 4.17).
 * What xl does not read is refused, and so is what it reads with a warning and drops.
 */
public final class XlConfigParser {
  private static final String ESCAPES = "\"'\\abfnrtv";
  private static final String ESCAPED = "\"'\\\u0007\b\f\n\r\t\u000b";

  private final String path;
  private final String text;
  private final Map<String, XlValue> values = new LinkedHashMap<>();
  private final List<XlFile.Statement> statements = new ArrayList<>();
  private List<XlFile.Span> items = List.of();
  private int at;

  private XlConfigParser(String path, String text) {
    this.path = path;
    this.text = text;
  }

  /**
   * Reads the text of a file.
   *
   * @throws Refused with file and line when xl would not read it either
   */
  public static XlConfig parse(String path, String text) {
    return file(path, text).config();
  }

  /** The keys and values, with the place of each statement. */
  public static XlFile file(String path, String text) {
    return new XlConfigParser(path, text).file();
  }

  private XlFile file() {
    while (!atEnd()) {
      skipBlanks();
      skipComment();
      if (!atEnd() && !separator()) {
        statement();
      }
    }
    return new XlFile(text, statements, new XlConfig(values));
  }

  private void statement() {
    int start = at;
    String key = isKeyStart() ? taken(XlConfigParser::isKeyPart) : "";
    if (key.isEmpty()) {
      throw malformed("here xl expects a key in lower case");
    }
    skipBlanks();
    boolean append = accept('+');
    if (!accept('=')) {
      throw malformed("expected = after " + key);
    }
    skipBlanks();
    int valueStart = at;
    items = List.of();
    XlValue value = value();
    values.put(key, append ? appended(key, value) : value);
    statements.add(
        new XlFile.Statement(
            key, new XlFile.Span(start, at), new XlFile.Span(valueStart, at), items));
    skipBlanks();
    skipComment();
    if (!atEnd() && !separator()) {
      throw malformed("after the value of " + key + " xl expects the line's end or ;");
    }
  }

  private boolean separator() {
    return accept('\n') || accept(';');
  }

  private XlValue value() {
    if (accept('[')) {
      return list();
    }
    if (!atEnd() && (peek() == '"' || peek() == '\'')) {
      return XlValue.of(string());
    }
    String digits = isNumberStart() ? taken(XlConfigParser::isNumberPart) : "";
    if (digits.isEmpty()) {
      throw malformed("here xl expects \"a string\", a number or [a list]");
    }
    return new XlValue.Digits(digits);
  }

  private XlValue list() {
    List<XlValue> values = new ArrayList<>();
    List<XlFile.Span> spans = new ArrayList<>();
    skipBlanksInList();
    while (!accept(']')) {
      int start = at;
      values.add(value());
      spans.add(new XlFile.Span(start, at));
      skipBlanksInList();
      if (!accept(',') && (atEnd() || peek() != ']')) {
        throw malformed("in a list xl expects , or ]");
      }
      skipBlanksInList();
    }
    items = spans; // those of the outermost list come last
    return new XlValue.Items(values);
  }

  private String string() {
    char quote = text.charAt(at++);
    StringBuilder string = new StringBuilder(taken(it -> isPlain(it) && it != quote));
    while (!atEnd() && peek() != quote && peek() != '\n') {
      string.append(accept('\\') ? escaped() : text.charAt(at++));
    }
    if (!accept(quote)) {
      throw malformed("a string does not end on its line");
    }
    return string.toString();
  }

  private char escaped() {
    int which = atEnd() ? -1 : ESCAPES.indexOf(peek());
    if (which < 0) {
      throw malformed("xl knows no such escape in a string");
    }
    at++;
    return ESCAPED.charAt(which);
  }

  /** xl appends to a value of the same kind; for others it prints a warning and drops the key. */
  private XlValue appended(String key, XlValue more) {
    XlValue before = values.get(key);
    if (before == null) {
      return more;
    }
    if (before instanceof XlValue.Text one && more instanceof XlValue.Text two) {
      return XlValue.of(one.text() + two.text());
    }
    if (before instanceof XlValue.Items one && more instanceof XlValue.Items two) {
      List<XlValue> items = new ArrayList<>(one.items());
      items.addAll(two.items());
      return new XlValue.Items(items);
    }
    throw malformed("+= joins two strings or two lists; xl would drop " + key);
  }

  private boolean atEnd() {
    return at >= text.length();
  }

  private char peek() {
    return text.charAt(at);
  }

  private boolean accept(char wanted) {
    if (atEnd() || peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void skipBlanks() {
    taken(XlConfigParser::isBlank);
  }

  /** A comment at the end of the file needs its newline. */
  private boolean skipComment() {
    int end = !atEnd() && peek() == '#' ? text.indexOf('\n', at) : -1;
    at = Math.max(at, end);
    return end >= 0;
  }

  private void skipBlanksInList() {
    do {
      taken(it -> isBlank(it) || it == '\n');
    } while (skipComment());
  }

  private boolean isKeyStart() {
    return !atEnd() && peek() >= 'a' && peek() <= 'z';
  }

  private static boolean isKeyPart(int letter) {
    return (letter >= 'a' && letter <= 'z') || isDigit(letter) || letter == '.' || letter == '_';
  }

  private boolean isNumberStart() {
    return !atEnd() && isDigit(peek());
  }

  private static boolean isNumberPart(int letter) {
    return isDigit(letter) || (letter >= 'a' && letter <= 'f') || letter == 'x';
  }

  private static boolean isDigit(int letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isBlank(int letter) {
    return letter == ' ' || letter == '\t';
  }

  /** What means itself in a string. */
  private static boolean isPlain(int letter) {
    return letter != '\\' && letter != '\n';
  }

  /** What follows of letters like these. */
  private String taken(IntPredicate like) {
    int start = at;
    while (!atEnd() && like.test(peek())) {
      at++;
    }
    return text.substring(start, at);
  }

  private Refused malformed(String problem) {
    long line = text.substring(0, Math.min(at, text.length())).lines().count();
    boolean atLineStart = at == 0 || (at <= text.length() && text.charAt(at - 1) == '\n');
    return new Refused(
        "%s, line %d: %s: xl cannot read this file; mend it, or move it away"
            .formatted(path, atLineStart ? line + 1 : line, problem));
  }
}
