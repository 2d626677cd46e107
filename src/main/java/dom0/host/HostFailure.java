package dom0.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The machine did not do what it was asked; the message says what, to what, and why. */
public class HostFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HostFailure(String message) {
    super(message);
  }

  public HostFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** The failure of something done to a file or folder, such as "write /etc/default/grub". */
  static HostFailure of(String doing, IOException cause) {
    return new HostFailure("could not %s: %s".formatted(doing, reason(cause)), cause);
  }

  /** In words: Java's own message is often only the path, or the name of a class. */
  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return String.valueOf(failure.getReason());
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
