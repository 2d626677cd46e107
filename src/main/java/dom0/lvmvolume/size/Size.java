package dom0.lvmvolume.size;

import dom0.lvmvolume.lvm.Geometry;
import dom0.text.UnusableValue;
import java.util.List;
import java.util.Optional;

/**
 * How large a volume shall be: so many bytes or extents, a share of what there is room for, or so
 * much more than it is.
 *
 * <p>Every form but the last comes to a number of extents that stays the same once the volume has
 * it, so a second run finds nothing to do. LVM is only ever given that number: it rounds
 * percentages down when it creates and up when it extends.
 */
public sealed interface Size {
  /** The extents that this size comes to. */
  long extents(Basis basis);

  /**
   * What sizes are reckoned from, in extents.
   *
   * @param total those of the group, used or not
   * @param own those that the volume has
   * @param all those of each PV that are free or the volume's own
   * @param chosen the same of the PVs that new extents may lie on
   * @param unused those of each chosen PV that are free
   * @param whole those of the origin or the pool; 0 where there is none
   * @param snapshotChunk a snapshot's unit in bytes
   */
  record Basis(
      long extentSize,
      long total,
      long own,
      List<Long> all,
      List<Long> chosen,
      List<Long> unused,
      long whole,
      long snapshotChunk,
      Allocation allocation) {
    public Basis {
      all = List.copyOf(all);
      chosen = List.copyOf(chosen);
      unused = List.copyOf(unused);
    }

    /** The basis for a volume whose own extents do not count; a pool's metadata exists by then. */
    Basis ofUnused() {
      Allocation bare =
          allocation instanceof Allocation.Pool
              ? new Allocation.OnPvs(Geometry.LINEAR)
              : allocation;
      return new Basis(extentSize, total, own, unused, unused, unused, whole, snapshotChunk, bare);
    }
  }

  /** So many bytes, in as many extents as hold them. */
  record Absolute(long bytes, String text) implements Size {
    @Override
    public long extents(Basis basis) {
      return basis.allocation().roundedUp((bytes - 1) / basis.extentSize() + 1);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** So many extents. */
  record Extents(long number) implements Size {
    @Override
    public long extents(Basis basis) {
      return basis.allocation().roundedUp(number);
    }

    @Override
    public String toString() {
      return number + " extents";
    }
  }

  /** So many percent of something, in as many extents as fit into them. */
  record Share(int percent, Whole whole) implements Size {
    @Override
    public long extents(Basis basis) {
      return switch (whole) {
        case VG ->
            basis.allocation().within(Math.multiplyExact(basis.total(), (long) percent) / 100);
        case FREE -> free(basis);
        case PVS -> basis.allocation().within(basis.chosen(), percent);
        case POOL -> Math.multiplyExact(basis.whole(), (long) percent) / 100;
        case ORIGIN -> basis.allocation().roundedUp(copying(basis));
      };
    }

    /** A share of all that is free; but no more than is left where new extents may lie. */
    private long free(Basis basis) {
      long fits = basis.own() + basis.allocation().more(basis.unused());
      long share = Math.min(basis.allocation().within(basis.all(), percent), fits);
      return percent == 100 ? Math.max(share, basis.own()) : share;
    }

    /** As LVM has it: rounded up, and what the snapshot keeps beside the data comes on top. */
    private long copying(Basis basis) {
      long data = (Math.multiplyExact(basis.whole(), (long) percent) + 99) / 100;
      return SnapshotStore.extents(data, basis.extentSize(), basis.snapshotChunk());
    }

    @Override
    public String toString() {
      return percent + "%" + whole;
    }
  }

  /** So much more, or less, than the volume has when the task runs: an act and not a state. */
  record Difference(int sign, Size amount) implements Size {
    @Override
    public long extents(Basis basis) {
      long changed = basis.own() + sign * amount.extents(basis.ofUnused());
      return basis.allocation().roundedUp(Math.max(0, changed));
    }

    @Override
    public String toString() {
      return (sign < 0 ? "-" : "+") + amount;
    }
  }

  /** What a share is a share of, by LVM's names; POOL is ours. */
  public enum Whole {
    VG,
    FREE,
    PVS,
    ORIGIN,
    POOL
  }

  /** The whole that this size is a share of; empty for a size in bytes. */
  default Optional<Whole> shareOf() {
    if (this instanceof Difference difference) {
      return difference.amount().shareOf();
    }
    return this instanceof Share share ? Optional.of(share.whole()) : Optional.empty();
  }

  /**
   * Reads a size: "10g", "1.5 GiB", "512" (MiB), "100 extents", "30%VG", "+1g".
   *
   * @throws UnusableValue when it is none
   */
  static Size parse(String text) {
    return SizeReading.of(text.strip());
  }
}
