package dom0.xenguest;

import java.util.Optional;

/**
 * A guest's file as it was found.
 *
 * @param text empty when there is none
 * @param mode its permission bits; 0 when there is none
 */
record GuestFile(String path, Optional<String> text, XlFile content, int mode) {
  /** Others than its owner may read it. */
  private static final int READABLE = 077;

  boolean exists() {
    return text.isPresent();
  }

  /** What it says; {@link XlConfig#EMPTY} when there is none. */
  XlConfig config() {
    return content.config();
  }

  boolean isReadableForOthers() {
    return exists() && (mode & READABLE) != 0;
  }
}
