package dom0.grubxen;

import java.util.ArrayList;
import java.util.List;

/** What Xen's command line and the kernel's have in common. */
final class Words {
  private Words() {}

  /** The words that set an option, in order. */
  static <W extends Word> List<W> of(List<W> line, String name) {
    return line.subList(0, end(line)).stream().filter(word -> word.sets(name)).toList();
  }

  /**
   * The line with an option's words replaced: the new ones stand where the first old one stood, or
   * at the end.
   */
  static <W extends Word> List<W> with(List<W> line, String name, List<W> wanted) {
    int end = end(line);
    List<W> changed = new ArrayList<>();
    boolean placed = false;
    for (W word : line.subList(0, end)) {
      if (!word.sets(name)) {
        changed.add(word);
      } else if (!placed) {
        changed.addAll(wanted);
        placed = true;
      }
    }
    if (!placed) {
      changed.addAll(wanted);
    }
    changed.addAll(line.subList(end, line.size()));
    return changed;
  }

  private static <W extends Word> int end(List<W> line) {
    for (int i = 0; i < line.size(); i++) {
      if (line.get(i).text().equals(Word.END)) {
        return i;
      }
    }
    return line.size();
  }
}
