package dom0.lvmvolume;

import dom0.lvmvolume.LvmVolumeFound.Content;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what blkid and dumpe2fs print of what lies on a device. */
final class SignatureReports {
  private static final long UNKNOWN = Long.MAX_VALUE;

  private SignatureReports() {}

  /** From {@code blkid -p -o export}: lines such as "TYPE=ext4". */
  static Content blkid(String text) {
    Map<String, String> values = values(text, "=");
    String what =
        Optional.ofNullable(values.get("TYPE"))
            .or(() -> Optional.ofNullable(values.get("PTTYPE")).map("a partition table, "::concat))
            .orElse("something that blkid has no name for");
    return new Content(
        what, UNKNOWN); // 2.38, which Debian 12 has, does not tell how far it reaches
  }

  /** How far a filesystem reaches, from {@code dumpe2fs -h}: lines such as "Block size: 1024". */
  static long dumpe2fs(String text) {
    Map<String, String> values = values(text, ":");
    long blocks = number(values.getOrDefault("Block count", ""));
    long size = number(values.getOrDefault("Block size", ""));
    boolean known = blocks > 0 && size > 0 && blocks <= UNKNOWN / size;
    return known ? blocks * size : UNKNOWN;
  }

  private static Map<String, String> values(String text, String separator) {
    return text.lines()
        .map(line -> line.split(separator, 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0].strip(), pair -> pair[1].strip(), (first, later) -> first));
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}
