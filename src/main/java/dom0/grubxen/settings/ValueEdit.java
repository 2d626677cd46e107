package dom0.grubxen.settings;

import dom0.grubxen.grub.GrubWord;
import dom0.grubxen.grub.GrubWords;
import dom0.shell.ShellAssignment;
import dom0.shell.ShellUnit;
import dom0.shell.ShellUnit.Quote;
import java.util.List;
import java.util.Map;

/**
 * Changes words of a value where they stand; every other byte of it stays, and so do its quotes. A
 * value that is written in several pairs of quotes, or in none and needs some now, is written anew
 * in double quotes.
 */
final class ValueEdit {
  private static final String UNQUOTED = "[A-Za-z0-9_@%+=:,./-]+";

  private final String script;
  private final ShellAssignment assignment;
  private final List<GrubWord> words;
  private final Quote quote;

  ValueEdit(String script, ShellAssignment assignment) {
    this.script = script;
    this.assignment = assignment;
    this.words = GrubWords.in(assignment.units());
    this.quote = quoteRoundAll();
  }

  /** A value of its own, as it is written to a file. */
  static String literal(String value) {
    return value.matches("[0-9]+") ? value : "\"" + encoded(value, Quote.DOUBLE) + "\"";
  }

  /** Words for GRUB as they stand in a line's double quotes. */
  static String inDoubleQuotes(List<String> texts) {
    return encoded(String.join(" ", texts.stream().map(GrubWords::quoted).toList()), Quote.DOUBLE);
  }

  /** The one pair of quotes that the whole value stands in; NONE when there is not one. */
  private Quote quoteRoundAll() {
    Quote outer =
        script.startsWith("\"", assignment.start())
            ? Quote.DOUBLE
            : script.startsWith("'", assignment.start()) ? Quote.SINGLE : Quote.NONE;
    int at = assignment.start() + 1;
    for (ShellUnit unit : assignment.units()) {
      if (unit.quote() != outer || !isNothing(at, unit.start())) {
        return Quote.NONE;
      }
      at = unit.end();
    }
    return isNothing(at, assignment.end() - 1) ? outer : Quote.NONE;
  }

  /** Whether there is no more than the ends of lines that go on. */
  private boolean isNothing(int from, int to) {
    return from <= to && script.substring(from, to).replace("\\\n", "").isEmpty();
  }

  List<GrubWord> words() {
    return words;
  }

  /**
   * The value's source with some words replaced and others added at its end.
   *
   * @param replaced by index of the word, what stands in its place: nothing removes it
   * @param appended words, each as GRUB shall read it
   */
  String with(Map<Integer, List<String>> replaced, List<String> appended) {
    StringBuilder inner = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      GrubWord word = words.get(i);
      List<String> sources =
          replaced.containsKey(i)
              ? replaced.get(i).stream().map(this::written).toList()
              : List.of(source(word.from(), word.to()));
      add(inner, sources, gap(i));
    }
    add(inner, appended.stream().map(this::written).toList(), " ");
    return enclosed(inner + (inner.isEmpty() ? "" : trailingBlanks()));
  }

  /** The first of them stands behind this gap, where it is not the first of all. */
  private void add(StringBuilder inner, List<String> sources, String gap) {
    String before = gap;
    for (String source : sources) {
      inner.append(inner.isEmpty() ? gap(0) : before).append(source);
      before = " ";
    }
  }

  private String written(String text) {
    return encoded(GrubWords.quoted(text), quote);
  }

  /** A text as it stands between these quotes; where there are none there will be double ones. */
  private static String encoded(String text, Quote quote) {
    return quote == Quote.SINGLE ? text : text.replaceAll("[\\\\\"$`]", "\\\\$0");
  }

  /** The blanks before a word. */
  private String gap(int index) {
    if (words.isEmpty()) {
      return "";
    }
    int from = index == 0 ? 0 : words.get(index - 1).to();
    int to = words.get(index).from();
    int begin = from == 0 ? assignment.start() + 1 : assignment.units().get(from - 1).end();
    return quote == Quote.NONE
        ? source(from, to)
        : script.substring(begin, assignment.units().get(to).start());
  }

  private String trailingBlanks() {
    int from = words.isEmpty() ? 0 : words.get(words.size() - 1).to();
    int size = assignment.units().size();
    if (from == 0 || quote == Quote.NONE) {
      return words.isEmpty() ? "" : source(from, size);
    }
    return script.substring(assignment.units().get(from - 1).end(), assignment.end() - 1);
  }

  private String source(int from, int to) {
    List<ShellUnit> units = assignment.units();
    if (quote != Quote.NONE) {
      return from < to ? script.substring(units.get(from).start(), units.get(to - 1).end()) : "";
    }
    StringBuilder text = new StringBuilder();
    for (ShellUnit unit : units.subList(from, to)) {
      String source = script.substring(unit.start(), unit.end());
      text.append(unit.isText() ? encoded(unit.text(), quote) : source);
    }
    return text.toString();
  }

  private String enclosed(String inner) {
    return switch (quote) {
      case SINGLE -> "'" + inner + "'";
      case DOUBLE -> "\"" + inner + "\"";
      case NONE -> inner.matches(UNQUOTED) ? inner : "\"" + inner + "\"";
    };
  }
}
