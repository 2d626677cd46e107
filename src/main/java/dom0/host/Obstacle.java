package dom0.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why a file could not be written: {@link Host#whyUnwritable}. */
final class Obstacle {
  private Obstacle() {}

  static Optional<String> to(Path path) {
    try {
      if (Files.isSymbolicLink(path) && !Files.exists(path)) {
        return Optional.of(
            "it is a link to %s, which is not there: remove the link, or make what it leads to"
                .formatted(Files.readSymbolicLink(path)));
      }
      Path target = (Files.exists(path) ? path.toRealPath() : path).toAbsolutePath();
      return folder(target).or(() -> closed(target, ""));
    } catch (IOException e) {
      throw HostFailure.of("look at " + path, e);
    }
  }

  private static Optional<String> folder(Path target) {
    Path folder = target.getParent();
    if (folder == null) {
      return Optional.empty();
    }
    return Files.isDirectory(folder)
        ? closed(folder, "its folder cannot be written to: ")
        : Optional.of("there is no folder " + folder);
  }

  /** Root is refused only so: access(2) gives EROFS or EPERM. */
  private static Optional<String> closed(Path path, String which) {
    return Files.exists(path) && !Files.isWritable(path)
        ? Optional.of(
            "%sthe filesystem is read-only (findmnt -T %s), or it is immutable (lsattr -d %s)"
                .formatted(which, path, path))
        : Optional.empty();
  }
}
