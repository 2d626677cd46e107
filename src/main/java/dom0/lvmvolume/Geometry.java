package dom0.lvmvolume;

import java.util.Comparator;
import java.util.List;

/**
 * How a volume's extents lie on PVs.
 *
 * @param images the stripes or copies that lie on PVs of their own; LVM's field "stripes", which
 *     counts parity in
 * @param copies how often RAID 10 holds everything
 */
record Geometry(Kind kind, int images, int copies) {
  static final Geometry LINEAR = new Geometry(Kind.LINEAR, 1, 1);

  /** How many images hold data of their own: a volume's extents are a multiple of it. */
  int data() {
    return switch (kind) {
      case STRIPED -> images;
      case RAID5 -> images - 1;
      case RAID6 -> images - 2;
      case RAID10 -> images / copies;
      default -> 1;
    };
  }

  /** LVM rounds up to whole stripes. */
  long roundedUp(long extents) {
    return (extents + data() - 1) / data() * data();
  }

  /** What a volume of so many extents takes of the group: each image of a RAID has its metadata. */
  long physical(long extents) {
    long perImage = roundedUp(extents) / data();
    return (perImage + (kind.isRaid() ? 1 : 0)) * images;
  }

  /** What further extents take of the group, for a volume that has its metadata. */
  long more(long extents) {
    return extents / data() * images;
  }

  /** What so many extents of a group hold, as LVM reckons its %VG: metadata not counted. */
  long within(long extents) {
    return extents / images * data();
  }

  /**
   * What fits into a share of these areas, one for each PV.
   *
   * @param areas the extents that are free there or the volume's own
   */
  long within(List<Long> areas, int percent) {
    long metadata = kind.isRaid() ? images : 0;
    long all = areas.stream().mapToLong(Long::longValue).sum() - metadata;
    long share = Math.max(0, within(Math.multiplyExact(Math.max(0, all), (long) percent) / 100));
    long widest = Math.max(0, reach(areas) - (kind.isRaid() ? 1 : 0)) * data();
    return images == 1 ? share : Math.min(share, widest);
  }

  /** The extents that fit into these areas on top of what a volume has. */
  long more(List<Long> areas) {
    long sum = areas.stream().mapToLong(Long::longValue).sum();
    return images == 1 ? sum : Math.min(within(sum), reach(areas) * data());
  }

  /**
   * How far each image can reach, on PVs of its own.
   *
   * @param areas the extents that are free on each PV
   */
  long reach(List<Long> areas) {
    return areas.stream()
        .sorted(Comparator.reverseOrder())
        .skip(images - 1L)
        .findFirst()
        .orElse(0L);
  }

  /** In words, where it is more than its kind: "raid1 of 2 images". */
  @Override
  public String toString() {
    return kind.word() + (images > 1 ? " of " + images + " images" : "");
  }
}
