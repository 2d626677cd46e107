package dom0.lvmvolume.content;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what blkid and the tools of filesystems print of what lies on a device. */
final class SignatureReports {
  private static final long UNKNOWN = Long.MAX_VALUE;

  /** "data = bsize=4096 blocks=81920, imaxpct=25". */
  private static final Pattern XFS_DATA =
      Pattern.compile("(?m)^data\\s*=\\s*bsize=([0-9]{1,9})\\s+blocks=([0-9]{1,18}),");

  /** An allocation group of XFS has at least so many blocks: XFS_MIN_AG_BLOCKS. */
  private static final int XFS_LEAST_GROUP = 64;

  /** Below so many free blocks resize2fs leaves the last group out; as lib/ext2fs/initialize.c. */
  private static final int EXT_LEAST_GROUP = 50;

  private SignatureReports() {}

  /** From {@code blkid -p -o export}: lines such as "TYPE=ext4". */
  static Content blkid(String text) {
    Map<String, String> values = values(text, "=");
    String what =
        Optional.ofNullable(values.get("TYPE"))
            .or(() -> Optional.ofNullable(values.get("PTTYPE")).map("a partition table, "::concat))
            .orElse("something that blkid has no name for");
    // 2.38, which Debian 12 has, does not tell how far it reaches
    return new Content(what, UNKNOWN, 0, UNKNOWN, false);
  }

  /** How far a filesystem reaches, from {@code dumpe2fs -h}: lines such as "Block size: 1024". */
  static Content dumpe2fs(String what, String text) {
    Map<String, String> values = values(text, ":");
    long blocks = number(values, "Block count");
    long size = number(values, "Block size");
    boolean known = blocks > 0 && size > 0 && blocks <= UNKNOWN / size;
    return new Content(
        what,
        known ? blocks * size : UNKNOWN,
        slack(values, blocks) * size,
        UNKNOWN,
        values.getOrDefault("Filesystem features", "").contains("needs_recovery"));
  }

  /** What a last group of blocks needs before it is worth having. */
  private static long slack(Map<String, String> values, long blocks) {
    long perGroup = Math.max(1, number(values, "Blocks per group"));
    long size = Math.max(1, number(values, "Block size"));
    long descriptors = (blocks / perGroup + 2) * 64 / size + 1;
    return EXT_LEAST_GROUP
        + 3
        + descriptors
        + number(values, "Inode blocks per group")
        + number(values, "Reserved GDT blocks");
  }

  /**
   * What dumpe2fs reported, with what {@code resize2fs -P} says: "Estimated minimum size ...: 7505"
   * blocks.
   */
  static Content resize2fs(Content content, String dumpe2fs, String text) {
    long size = number(values(dumpe2fs, ":"), "Block size");
    Matcher least = Pattern.compile(":\\s*([0-9]{1,15})\\s*$").matcher(text.strip());
    return least.find() && size > 0
        ? new Content(
            content.what(),
            content.bytes(),
            content.slack(),
            Long.parseLong(least.group(1)) * size,
            content.unclean())
        : content;
  }

  /** How far an XFS reaches, from {@code xfs_info}. */
  static Content xfsInfo(String text) {
    Matcher data = XFS_DATA.matcher(text);
    long size = data.find() ? Long.parseLong(data.group(1)) : 0;
    long blocks = size > 0 ? Long.parseLong(data.group(2)) : 0;
    boolean known = blocks > 0 && blocks <= UNKNOWN / size;
    return new Content(
        "xfs", known ? blocks * size : UNKNOWN, size * XFS_LEAST_GROUP, UNKNOWN, false);
  }

  private static Map<String, String> values(String text, String separator) {
    return text.lines()
        .map(line -> line.split(separator, 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0].strip(), pair -> pair[1].strip(), (first, later) -> first));
  }

  private static long number(Map<String, String> values, String name) {
    String text = values.getOrDefault(name, "");
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}
