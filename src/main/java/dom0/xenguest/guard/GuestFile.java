package dom0.xenguest.guard;

import dom0.xenguest.xlcfg.XlConfig;
import dom0.xenguest.xlcfg.XlFile;
import java.util.Optional;

/**
 * A guest's file as it was found.
 *
 * @param text empty when there is none
 * @param mode its permission bits; 0 when there is none
 */
public record GuestFile(String path, Optional<String> text, XlFile content, int mode) {
  /** Others than its owner may read it. */
  private static final int READABLE = 077;

  public boolean exists() {
    return text.isPresent();
  }

  /** What it says; {@link XlConfig#EMPTY} when there is none. */
  public XlConfig config() {
    return content.config();
  }

  public boolean isReadableForOthers() {
    return exists() && (mode & READABLE) != 0;
  }
}
