package dom0.lvmvolume.size;

import dom0.lvmvolume.lvm.Geometry;
import dom0.lvmvolume.size.Size.Whole;
import java.util.List;
import java.util.Set;

/** How the extents that a volume shows relate to those that it takes of its group. */
public interface Allocation {
  /** What its size can be reckoned as a share of. */
  Set<Whole> wholes();

  /** What LVM makes of so many extents. */
  long roundedUp(long extents);

  /** The size of a volume that takes so many extents of its group. */
  long within(long extents);

  /** The size of a volume that takes this share of the areas, one for each PV. */
  long within(List<Long> areas, int percent);

  /** The extents that fit into the areas, on top of those that the volume has. */
  long more(List<Long> areas);

  /**
   * Linear, striped and RAID.
   *
   * @param own the extents of the volume that is there: LVM rounds what comes on top of them
   */
  record OnPvs(Geometry geometry, long own) implements Allocation {
    /** For a volume that does not exist yet. */
    OnPvs(Geometry geometry) {
      this(geometry, 0);
    }

    @Override
    public Set<Whole> wholes() {
      return Set.of(Whole.VG, Whole.FREE, Whole.PVS);
    }

    @Override
    public long roundedUp(long extents) {
      return extents < own
          ? own - (own - extents) / geometry.data() * geometry.data()
          : own + geometry.roundedUp(extents - own);
    }

    @Override
    public long within(long extents) {
      return geometry.within(extents);
    }

    @Override
    public long within(List<Long> areas, int percent) {
      return geometry.within(areas, percent);
    }

    @Override
    public long more(List<Long> areas) {
      return own == 0 ? within(areas, 100) : geometry.more(areas);
    }
  }

  /** A thin volume takes nothing of the group: its pool does. */
  record Thin() implements Allocation {
    @Override
    public Set<Whole> wholes() {
      return Set.of(Whole.POOL);
    }

    @Override
    public long roundedUp(long extents) {
      return extents;
    }

    @Override
    public long within(long extents) {
      return extents;
    }

    @Override
    public long within(List<Long> areas, int percent) {
      throw new IllegalStateException("a thin volume is no share of PVs");
    }

    @Override
    public long more(List<Long> areas) {
      throw new IllegalStateException("a thin volume does not lie on PVs");
    }
  }

  /**
   * A snapshot that copies on write can be filled by so much and no more: LVM allows it no extent
   * beyond.
   *
   * @param most the extents that hold all of the origin and what the snapshot keeps beside it
   */
  record CopyOnWrite(long most) implements Allocation {
    @Override
    public Set<Whole> wholes() {
      return Set.of(Whole.VG, Whole.FREE, Whole.PVS, Whole.ORIGIN);
    }

    @Override
    public long roundedUp(long extents) {
      return Math.min(extents, most);
    }

    @Override
    public long within(long extents) {
      return Math.min(extents, most);
    }

    @Override
    public long within(List<Long> areas, int percent) {
      return Math.min(Geometry.LINEAR.within(areas, percent), most);
    }

    @Override
    public long more(List<Long> areas) {
      return Geometry.LINEAR.more(areas);
    }
  }

  /**
   * A thin pool takes its data, its metadata, and as much again to repair that.
   *
   * @param has whether it is there, with its metadata
   */
  record Pool(PoolMetadata metadata, boolean has) implements Allocation {
    @Override
    public Set<Whole> wholes() {
      return Set.of(Whole.VG, Whole.FREE, Whole.PVS);
    }

    @Override
    public long roundedUp(long extents) {
      return extents;
    }

    @Override
    public long within(long extents) {
      return metadata.dataWithin(extents);
    }

    @Override
    public long within(List<Long> areas, int percent) {
      return within(Geometry.LINEAR.within(areas, percent));
    }

    @Override
    public long more(List<Long> areas) {
      return has ? Geometry.LINEAR.more(areas) : within(areas, 100);
    }
  }
}
