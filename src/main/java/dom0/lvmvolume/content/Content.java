package dom0.lvmvolume.content;

/**
 * What blkid sees on a volume.
 *
 * @param bytes how far it reaches; Long.MAX_VALUE where that is not known
 * @param slack what a filesystem may leave unused at the end, too little for one more part of it
 * @param least the bytes that it can be shrunk to; Long.MAX_VALUE where that is not known
 * @param unclean whether an ext filesystem is mounted somewhere, or was when that ended
 */
public record Content(String what, long bytes, long slack, long least, boolean unclean) {
  public boolean isExt() {
    return what.matches("ext[234]");
  }

  public boolean isXfs() {
    return what.equals("xfs");
  }

  public boolean isSwap() {
    return what.equals("swap");
  }

  /** Whether it could be larger on a volume of so many bytes. */
  public boolean lagsBehind(long volume) {
    return bytes != Long.MAX_VALUE && volume - bytes > slack;
  }
}
