package dom0.grubxen;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A hypervisor option as it shall be.
 *
 * @param words its words on the command line, in order; none when it shall not be there
 */
record WantedOption(String name, OptionKind kind, List<XenWord> words) {
  WantedOption {
    words = List.copyOf(words);
  }

  /** Whether these words, all that the line has for the option, mean what is wanted. */
  boolean isMetBy(List<XenWord> found) {
    return meanings(found).equals(meanings(words));
  }

  /** Whether a Xen that was booted with these words does what is wanted. */
  boolean isInForceWith(List<XenWord> booted) {
    boolean lastCounts = kind.lastCounts() && booted.size() > 1;
    return isMetBy(lastCounts ? booted.subList(booted.size() - 1, booted.size()) : booted);
  }

  /** The option in words, to complete "lacks ...". */
  String shown() {
    return shown(words);
  }

  /** How words look in a reason: "4G,max:4G", "yes", "absent". */
  static String values(List<XenWord> words) {
    return words.isEmpty()
        ? "absent"
        : words.stream()
            .map(word -> word.value().isEmpty() ? "yes" : word.value())
            .collect(Collectors.joining(" "));
  }

  private static String shown(List<XenWord> words) {
    return words.stream().map(XenWord::text).collect(Collectors.joining(" "));
  }

  private List<String> meanings(List<XenWord> some) {
    return some.stream().map(word -> kind.meaning(word.value())).toList();
  }
}
