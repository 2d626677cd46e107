package dom0.grubxen.option;

import java.util.ArrayList;
import java.util.List;

/** An option of a command line, of Xen or of dom0's kernel, as it shall be. */
public interface LineOption {
  /** What ends the words for the one that reads the line; those behind it are somebody else's. */
  String END = "--";

  /** Its name, for messages. */
  String name();

  /** Its words, in order; none when it shall not be there. */
  List<String> texts();

  /** Whether a word sets this option. */
  boolean matches(String word);

  /** Whether these words, all that concern it, mean what is wanted. */
  boolean isSatisfiedBy(List<String> words);

  /** Whether what is wanted is in force with these words, of which some may not count. */
  boolean isEffectiveWith(List<String> words);

  /** The words of a line that set this option. */
  default List<String> of(List<String> words) {
    return own(words).stream().filter(this::matches).toList();
  }

  /** The words of a line that are meant for whoever reads it. */
  static List<String> own(List<String> words) {
    return words.subList(0, end(words));
  }

  /**
   * A line's words with options as they are wanted: where the first word of each stood, or behind.
   */
  static List<String> applied(List<String> line, List<? extends LineOption> options) {
    List<String> words = new ArrayList<>(own(line));
    for (LineOption option : options) {
      int at = words.size();
      for (int i = words.size() - 1; i >= 0; i--) {
        at = option.matches(words.get(i)) ? i : at;
      }
      words.removeIf(option::matches);
      words.addAll(at, option.texts());
    }
    words.addAll(line.subList(end(line), line.size()));
    return words;
  }

  private static int end(List<String> words) {
    int end = words.indexOf(END);
    return end < 0 ? words.size() : end;
  }
}
