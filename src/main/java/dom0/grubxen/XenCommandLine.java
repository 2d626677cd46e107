package dom0.grubxen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Xen's command line. Xen splits it at blanks and knows no quotes. */
record XenCommandLine(List<XenWord> words) {
  XenCommandLine {
    words = List.copyOf(words);
  }

  static XenCommandLine parse(String text) {
    return new XenCommandLine(
        Arrays.stream(text.strip().split("[ \t]+"))
            .filter(word -> !word.isEmpty())
            .map(XenWord::new)
            .toList());
  }

  /** The words that set an option, in order. */
  List<XenWord> of(String name) {
    return words.stream().filter(word -> word.name().equals(name)).toList();
  }

  /**
   * The same line with an option as it is wanted: nothing changes where it already means that; else
   * the option's words stand where its first one stood, or at the end.
   */
  XenCommandLine with(WantedOption wanted) {
    if (wanted.isMetBy(of(wanted.name()))) {
      return this;
    }
    List<XenWord> changed = new ArrayList<>();
    boolean placed = false;
    for (XenWord word : words) {
      if (!word.name().equals(wanted.name())) {
        changed.add(word);
      } else if (!placed) {
        changed.addAll(wanted.words());
        placed = true;
      }
    }
    if (!placed) {
      changed.addAll(wanted.words());
    }
    return new XenCommandLine(changed);
  }

  @Override
  public String toString() {
    return words.stream().map(XenWord::text).collect(Collectors.joining(" "));
  }
}
