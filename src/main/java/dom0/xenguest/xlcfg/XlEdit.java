package dom0.xenguest.xlcfg;

import dom0.xenguest.xlcfg.XlFile.Span;
import dom0.xenguest.xlcfg.XlFile.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes a guest's file in as few places as it takes. */
final class XlEdit {
  private final XlFile file;
  private final XlConfig desired;
  private final List<Change> changes = new ArrayList<>();

  XlEdit(XlFile file, XlConfig desired) {
    this.file = file;
    this.desired = desired;
  }

  /** A part of the text and what it becomes. */
  private record Change(Span span, String text) {}

  String text() {
    Map<String, XlValue> added = new LinkedHashMap<>();
    desired.values().forEach((key, value) -> change(key, value, added));
    file.statements().stream()
        .filter(statement -> !desired.has(statement.key()))
        .forEach(statement -> remove(statement.all()));
    return withChanges() + new XlConfig(added).lines();
  }

  private void change(String key, XlValue value, Map<String, XlValue> added) {
    if (desired.hasTheSame(key, file.config())) {
      return;
    }
    List<Statement> statements = file.of(key);
    if (statements.isEmpty()) {
      added.put(key, value);
      return;
    }
    Statement first = statements.get(0);
    statements.stream().skip(1).forEach(statement -> remove(statement.all()));
    boolean inPlace = statements.size() == 1 && !first.items().isEmpty() && changeItems(first);
    if (!inPlace) {
      changes.add(new Change(first.value(), value.render()));
    }
  }

  /** Changes the items of a list one by one; false where that cannot be. */
  private boolean changeItems(Statement list) {
    List<String> before = file.config().meanings(list.key());
    List<String> after = desired.meanings(list.key());
    if (before.size() != list.items().size() || after.isEmpty()) {
      return false;
    }
    if (after.size() < before.size()) {
      return removeItems(list, before, after);
    }
    List<XlValue> values = desired.items(list.key());
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        changes.add(new Change(list.items().get(i), values.get(i).render()));
      }
    }
    values.stream().skip(before.size()).forEach(value -> addItem(list, value));
    return true;
  }

  private boolean removeItems(Statement list, List<String> before, List<String> after) {
    List<String> left = new ArrayList<>(before);
    left.removeIf(item -> !after.contains(item));
    if (!left.equals(after)) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!after.contains(before.get(i))) {
        Span item = list.items().get(i);
        remove(new Span(item.start(), comma(item.end()).orElse(item.end())));
      }
    }
    return true;
  }

  /** Adds an item on a line of its own where the list ends on one, else behind the last. */
  private void addItem(Statement list, XlValue value) {
    int last = list.items().get(list.items().size() - 1).end();
    int end = list.value().end() - 1; // at the bracket
    int line = file.text().lastIndexOf('\n', end - 1) + 1;
    Optional<Integer> comma = comma(last);
    if (line > last && file.text().substring(line, end).isBlank()) {
      Change behindLast = new Change(new Span(last, last), ",");
      if (comma.isEmpty() && !changes.contains(behindLast)) {
        changes.add(behindLast);
      }
      changes.add(new Change(new Span(line, line), "  " + value.render() + ",\n"));
    } else {
      int at = comma.orElse(last);
      changes.add(
          new Change(
              new Span(at, at),
              comma.isEmpty() ? ", " + value.render() : " " + value.render() + ","));
    }
  }

  /** Where a comma behind an item ends, blanks and comments between them included. */
  private Optional<Integer> comma(int from) {
    int at = from;
    while (at < file.text().length()) {
      char c = file.text().charAt(at);
      if (c == ',') {
        return Optional.of(at + 1);
      }
      if (c == '#') {
        at = file.text().indexOf('\n', at);
      } else if (!Character.isWhitespace(c)) {
        return Optional.empty();
      }
      at++;
    }
    return Optional.empty();
  }

  /** Removes a part, and its line where nothing but a comment is left on that. */
  private void remove(Span part) {
    String text = file.text();
    int line = text.lastIndexOf('\n', part.start() - 1) + 1;
    int newline = text.indexOf('\n', part.end());
    int end = newline < 0 ? text.length() : newline;
    String behind = text.substring(part.end(), end).strip();
    boolean alone = text.substring(line, part.start()).isBlank();
    if (alone && (behind.isEmpty() || behind.startsWith("#"))) {
      changes.add(new Change(new Span(line, newline < 0 ? end : end + 1), ""));
    } else {
      int next = behind.startsWith(";") ? text.indexOf(';', part.end()) + 1 : part.end();
      changes.add(new Change(new Span(part.start(), next), ""));
    }
  }

  private String withChanges() {
    StringBuilder text = new StringBuilder(file.text());
    List<Change> backwards = new ArrayList<>(changes);
    backwards.sort(Comparator.comparingInt((Change change) -> change.span().start()));
    for (int i = backwards.size() - 1; i >= 0; i--) {
      Change change = backwards.get(i);
      text.replace(change.span().start(), change.span().end(), change.text());
    }
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    return text.toString();
  }
}
