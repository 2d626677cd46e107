package dom0.lvmvolume.lvm;

import dom0.module.Choice;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a volume is, by LVM's names for the types of segments. */
public enum Kind implements Choice {
  LINEAR("linear"),
  STRIPED("striped"),
  RAID1("raid1"),
  RAID5("raid5"),
  RAID6("raid6"),
  RAID10("raid10"),
  THIN_POOL("thin-pool"),
  THIN("thin"),
  SNAPSHOT("snapshot"),
  CACHE_POOL("cache-pool"),
  CACHED("cache"),
  /** Anything else: it can be found, activated, tagged and removed, not made or resized. */
  OTHER("other");

  private static final Pattern LAYOUT = Pattern.compile("^(raid(?:5|6|10))_.*");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** LVM's name. */
  @Override
  public String word() {
    return word;
  }

  /** Whether it keeps copies or parity on several PVs. */
  public boolean isRaid() {
    return word.startsWith("raid");
  }

  /** Whether it lies on PVs itself and holds what is written to it. */
  public boolean isPlain() {
    return this == LINEAR || this == STRIPED || isRaid();
  }

  /** The kind of a segment: LVM tells the layouts of raid5, 6 and 10 apart, "raid6_zr". */
  static Kind of(String segtype) {
    return named(LAYOUT.matcher(segtype).replaceFirst("$1")).orElse(OTHER);
  }

  /** The kind of a name that a user may write. */
  public static Optional<Kind> named(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind != OTHER && kind.word.equals(word))
        .findFirst();
  }
}
