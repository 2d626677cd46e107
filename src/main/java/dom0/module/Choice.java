package dom0.module;

import java.util.Locale;

/** A value that an option takes by its word; an enum is one whose constants are the words. */
public interface Choice {
  /** The constant's name. */
  String name();

  /** The word in a playbook. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
