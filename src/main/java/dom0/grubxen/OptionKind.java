package dom0.grubxen;

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
  /** A syntax of its own in which a boolean is possible. */
  SWITCH,
  DOM0_MEM,
  DOM0_MAX_VCPUS;

  // parse_bool() in Xen's common/kernel.c, case sensitive as there.
  private static final Set<String> YES = Set.of("yes", "on", "true", "enable", "1");
  private static final Set<String> NO = Set.of("no", "off", "false", "disable", "0");

  static OptionKind of(String option, String word) {
    return switch (option) {
      case "dom0_mem" -> DOM0_MEM;
      case "dom0_max_vcpus" -> DOM0_MAX_VCPUS;
      default -> valueOf(word.toUpperCase(Locale.ROOT));
    };
  }

  /** The boolean that a word means to Xen. */
  static Optional<Boolean> bool(String word) {
    return YES.contains(word)
        ? Optional.of(true)
        : NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  /** A form that is equal for two values exactly when Xen does the same with both. */
  String meaning(String value) {
    return switch (this) {
      case BOOL -> value.isEmpty() ? "yes" : switched(value);
      case CUSTOM, SWITCH -> switched(value);
      case DOM0_MEM -> Dom0Memory.parse(value).map(Dom0Memory::meaning).orElse(value);
      case DOM0_MAX_VCPUS, INT, SIZE, TEXT -> value;
    };
  }

  private static String switched(String value) {
    return bool(value).map(yes -> yes ? "yes" : "no").orElse(value);
  }

  /** Whether a boolean can be its value. */
  boolean takesBoolean() {
    return this == BOOL || this == SWITCH;
  }

  /** Whether the last of several words counts alone, so that more than one makes no sense. */
  boolean lastCounts() {
    return this != CUSTOM && this != SWITCH && this != DOM0_MEM;
  }

  /** Whether several words add up, each with its own meaning. */
  boolean takesSeveral() {
    return this == CUSTOM || this == SWITCH;
  }
}
