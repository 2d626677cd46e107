package dom0.grubxen.option;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How Xen reads an option's value; the words are those of xen-options.tsv. */
enum OptionKind {
  BOOL,
  INT,
  SIZE,
  /** Text that Xen stores and reads later. */
  TEXT,
  /** A syntax of its own. */
  CUSTOM,
  DOM0_MEM,
  DOM0_MAX_VCPUS;

  // parse_bool() in Xen's common/kernel.c, case sensitive as there.
  private static final Set<String> YES = Set.of("yes", "on", "true", "enable", "1");
  private static final Set<String> NO = Set.of("no", "off", "false", "disable", "0");

  static OptionKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The boolean that a word means to Xen. */
  static Optional<Boolean> bool(String word) {
    return YES.contains(word)
        ? Optional.of(true)
        : NO.contains(word) ? Optional.of(false) : Optional.empty();
  }
}
