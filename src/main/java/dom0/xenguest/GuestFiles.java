package dom0.xenguest;

import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.module.Refused;
import java.util.Optional;

/** Reads guests' own files. */
final class GuestFiles {
  static final String FOLDER = "/etc/xen";

  private final Host host;

  GuestFiles(Host host) {
    this.host = host;
  }

  static String path(String name) {
    return FOLDER + "/" + name + ".cfg";
  }

  /**
   * The file of a guest, which may not be there.
   *
   * @throws Refused when xl could not read it, or when the guest in it has another name
   */
  GuestFile of(String name) {
    String path = path(name);
    Optional<String> text = host.readFile(path);
    XlFile content = text.map(is -> XlConfigParser.file(path, is)).orElse(XlFile.EMPTY);
    Optional<String> other = content.config().text("name").filter(is -> !is.equals(name));
    if (other.isPresent()) {
      throw new Refused(
          "%s is the file of a guest of another name, %s: rename the file or the guest in it"
              .formatted(path, other.get()));
    }
    int mode = text.isEmpty() ? 0 : host.status(path).map(FileStatus::mode).orElse(0);
    return new GuestFile(path, text, content, mode);
  }
}
