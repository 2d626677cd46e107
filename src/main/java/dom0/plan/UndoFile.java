package dom0.plan;

import dom0.host.Host;
import dom0.host.HostFailure;
import java.util.Optional;

/** One file of an {@link Undo}. */
public final class UndoFile {
  private final String path;
  private final Optional<String> before;
  private final int mode;
  private Optional<String> ours;

  UndoFile(String path, Optional<String> before, int mode) {
    this.path = path;
    this.before = before;
    this.mode = mode;
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
    // The mode is for a file that is gone: one that is there keeps its own.
    before.ifPresentOrElse(text -> host.writeFile(path, text, mode), () -> host.removeFile(path));
    return true;
  }
}
