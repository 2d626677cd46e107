package dom0.xenguest.xlcfg;

import java.util.List;

/**
 * A guest's file as it is written: what it says, and where.
 *
 * @param statements in the order of the file; a key can have several
 */
public record XlFile(String text, List<Statement> statements, XlConfig config) {
  public static final XlFile EMPTY = new XlFile("", List.of(), XlConfig.EMPTY);

  public XlFile {
    statements = List.copyOf(statements);
  }

  /** A part of the text, the end not included. */
  record Span(int start, int end) {}

  /**
   * One {@code key = value} or {@code key += value}.
   *
   * @param items those of a value that is a list
   */
  record Statement(String key, Span all, Span value, List<Span> items) {
    Statement {
      items = List.copyOf(items);
    }
  }

  List<Statement> of(String key) {
    return statements.stream().filter(statement -> statement.key().equals(key)).toList();
  }

  /**
   * The text that says what is desired. What already means that is left byte for byte, comments
   * included; values change where they stand, and new keys come last.
   */
  public String edited(XlConfig desired) {
    return statements.isEmpty() && text.isBlank()
        ? desired.render()
        : new XlEdit(this, desired).text();
  }
}
