package dom0.plan;

import dom0.host.Host;
import java.util.Optional;

/**
 * A file as it was found, to be put back byte for byte when the change does not succeed.
 *
 * @param text what it held; empty when there was no such file
 */
public record KeptFile(String path, Optional<String> text) {
  /** Puts the file back as it was; says whether that took a change. */
  public boolean restoreOn(Host host) {
    if (host.readFile(path).equals(text)) {
      return false;
    }
    text.ifPresentOrElse(was -> host.writeFile(path, was, 0644), () -> host.removeFile(path));
    return true;
  }
}
