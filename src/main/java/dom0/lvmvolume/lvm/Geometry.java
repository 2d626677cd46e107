package dom0.lvmvolume.lvm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a volume's extents lie on PVs.
 *
 * @param images the stripes or copies that lie on PVs of their own; LVM's field "stripes", which
 *     counts parity in
 * @param copies how often RAID 10 holds everything
 */
public record Geometry(Kind kind, int images, int copies) {
  public static final Geometry LINEAR = new Geometry(Kind.LINEAR, 1, 1);

  /** How many images hold data of their own: a volume's extents are a multiple of it. */
  public int data() {
    return switch (kind) {
      case STRIPED -> images;
      case RAID5 -> images - 1;
      case RAID6 -> images - 2;
      case RAID10 -> images / copies;
      default -> 1;
    };
  }

  /** LVM rounds up to whole stripes. */
  public long roundedUp(long extents) {
    return (extents + data() - 1) / data() * data();
  }

  /** What a volume of so many extents takes of the group: each image of a RAID has its metadata. */
  public long physical(long extents) {
    long perImage = roundedUp(extents) / data();
    return (perImage + (kind.isRaid() ? 1 : 0)) * images;
  }

  /** What further extents take of the group, for a volume that has its metadata. */
  public long more(long extents) {
    return extents / data() * images;
  }

  /** What so many extents of a group hold, as LVM reckons its %VG: metadata not counted. */
  public long within(long extents) {
    return extents / images * data();
  }

  /**
   * What fits into a share of these areas, one for each PV.
   *
   * @param areas the extents that are free there or the volume's own
   */
  public long within(List<Long> areas, int percent) {
    long metadata = kind.isRaid() ? images : 0;
    long all = areas.stream().mapToLong(Long::longValue).sum() - metadata;
    long share = Math.max(0, within(Math.multiplyExact(Math.max(0, all), (long) percent) / 100));
    long widest = Math.max(0, reach(areas) - (kind.isRaid() ? 1 : 0)) * data();
    return images == 1 ? share : Math.min(share, widest);
  }

  /** The extents that fit into these areas on top of what a volume has. */
  public long more(List<Long> areas) {
    long sum = areas.stream().mapToLong(Long::longValue).sum();
    return images == 1 ? sum : Math.min(within(sum), reach(areas) * data());
  }

  /**
   * How many extents each image can have, as LVM gives them out: always from as many PVs as there
   * are images, the roomiest first, until one of those is full (measured, LVM 2.03.16: 2 stripes on
   * PVs of 10, 5 and 5 come to 10 each, on PVs of 6, 6 and 6 to 6 each).
   *
   * @param areas the extents that are free on each PV
   */
  public long reach(List<Long> areas) {
    List<Long> left = new ArrayList<>(areas);
    long reached = 0;
    while (left.size() >= images) {
      left.sort(Comparator.reverseOrder());
      long step = left.get(images - 1);
      if (step <= 0) {
        break;
      }
      reached += step;
      left.subList(0, images).replaceAll(area -> area - step);
    }
    return reached;
  }

  /** In words, where it is more than its kind: "raid1 of 2 images". */
  @Override
  public String toString() {
    return kind.word() + (images > 1 ? " of " + images + " images" : "");
  }
}
