package dom0.host;

/**
 * What stat(2) says of a file, symbolic links followed.
 *
 * @param kind what it is
 * @param realPath its path without symbolic links
 * @param mode permission bits, such as 0644
 * @param size bytes; 0 for devices
 * @param identity the file itself whatever its name: "device:inode"
 * @param device the device that a block special file stands for, as "major:minor"; else empty
 */
public record FileStatus(
    Kind kind, String realPath, int mode, long size, String identity, String device) {

  /** What kind of file it is. */
  public enum Kind {
    REGULAR,
    DIRECTORY,
    BLOCK,
    OTHER
  }
}
