package dom0.plan;

import dom0.host.Host;
import dom0.host.HostFailure;
import java.util.Optional;

/** One file of an {@link Undo}. */
public final class UndoFile {
  private static final int NOBODY_ELSE = 0600;

  private final String path;
  private final Optional<String> before;
  private final Optional<Host.Attributes> attributes;
  private Optional<String> ours;

  UndoFile(String path, Optional<String> before, Optional<Host.Attributes> attributes) {
    this.path = path;
    this.before = before;
    this.attributes = attributes;
    this.ours = before;
  }

  String path() {
    return path;
  }

  boolean isOurs(Optional<String> text) {
    return text.equals(ours);
  }

  /**
   * Says what this run makes of it; to be said before the write, which may fail half-way.
   *
   * @param text empty when it is gone
   */
  public void becomes(Optional<String> text) {
    ours = text;
  }

  /** Puts it back byte for byte, and says whether that took a change. */
  boolean restoreOn(Host host) {
    Optional<String> now = host.readFile(path);
    if (now.equals(before) || ours.equals(before)) {
      return false;
    }
    if (!isOurs(now)) {
      throw new HostFailure(
          path + " was written by somebody else in the meantime, and is left as they made it");
    }
    try {
      if (now.isEmpty()) {
        attributes.ifPresent(it -> it.makeFile(path)); // a file that is there keeps its own
      }
    } finally { // the text comes back whatever became of them
      before.ifPresentOrElse(
          text -> host.writeFile(path, text, NOBODY_ELSE), () -> host.removeFile(path));
    }
    return true;
  }

  void close() {
    attributes.ifPresent(Host.Attributes::close);
  }
}
