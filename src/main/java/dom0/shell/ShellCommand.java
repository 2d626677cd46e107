package dom0.shell;

import dom0.shell.ShellAssignment.Form;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A simple command of a script.
 *
 * @param conditional whether something decides whether it runs
 */
record ShellCommand(String script, List<ShellWord> words, boolean conditional) {
  /** Their arguments are assignments. */
  private static final Set<String> ASSIGNING = Set.of("export", "readonly");

  ShellCommand {
    words = List.copyOf(words);
  }

  /** Every variable that it sets, or means to. */
  List<ShellAssignment> assignments() {
    if (words.isEmpty()) {
      return List.of();
    }
    boolean exports = ASSIGNING.contains(words.get(0).plain());
    boolean assigns = words.stream().noneMatch(word -> word.assigned().isEmpty());
    return exports || assigns
        ? words.stream().filter(word -> !word.assigned().isEmpty()).map(this::plain).toList()
        : Stream.of(appending(), behindBlank(), defaulting()).flatMap(it -> it).toList();
  }

  private ShellAssignment plain(ShellWord word) {
    String name = word.assigned();
    int length = name.length() + 1;
    return new ShellAssignment(
        name,
        Form.PLAIN,
        conditional,
        ShellScript.line(script, word.start()),
        word.start() + length,
        word.end(),
        word.units().subList(length, word.units().size()));
  }

  private Stream<ShellAssignment> appending() {
    return words.stream()
        .limit(1)
        .filter(ShellWord::appends)
        .map(word -> lookalike(word.name(), Form.APPENDS));
  }

  private Stream<ShellAssignment> behindBlank() {
    ShellWord first = words.get(0);
    boolean name = !first.plain().isEmpty() && first.name().equals(first.plain());
    return words.stream()
        .skip(1)
        .limit(1)
        .filter(word -> name && script.startsWith("=", word.start()))
        .map(word -> lookalike(first.name(), Form.BLANK));
  }

  private Stream<ShellAssignment> defaulting() {
    return words.stream()
        .flatMap(word -> word.units().stream())
        .map(ShellWord::defaulted)
        .filter(name -> !name.isEmpty())
        .map(name -> lookalike(name, Form.DEFAULT));
  }

  private ShellAssignment lookalike(String name, Form form) {
    int start = words.get(0).start();
    int end = words.get(words.size() - 1).end();
    return new ShellAssignment(
        name, form, conditional, ShellScript.line(script, start), start, end, List.of());
  }
}
