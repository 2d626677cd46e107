package dom0.xenguest.guard;

import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.module.Refused;
import dom0.xenguest.xlcfg.XlConfigParser;
import dom0.xenguest.xlcfg.XlFile;
import java.util.List;
import java.util.Optional;

/** Reads guests' own files. */
public final class GuestFiles {
  static final String FOLDER = "/etc/xen";
  private static final String SUFFIX = ".cfg";

  private final Host host;

  public GuestFiles(Host host) {
    this.host = host;
  }

  public static String path(String name) {
    return FOLDER + "/" + name + SUFFIX;
  }

  /** The names that the files in the folder of guests' files go by. */
  public List<String> names() {
    return host.list(FOLDER).stream()
        .filter(file -> file.endsWith(SUFFIX))
        .map(file -> file.substring(0, file.length() - SUFFIX.length()))
        .toList();
  }

  /**
   * The file of a guest, which may not be there.
   *
   * @throws Refused when xl could not read it, or when the guest in it has another name
   */
  public GuestFile of(String name) {
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
