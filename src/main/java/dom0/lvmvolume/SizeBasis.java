package dom0.lvmvolume;

import dom0.lvmvolume.lvm.Geometry;
import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.PhysicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.lvmvolume.size.Allocation;
import dom0.lvmvolume.size.PoolMetadata;
import dom0.lvmvolume.size.Size;
import dom0.lvmvolume.size.SnapshotStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a size is reckoned from, for the volume that is wanted or found. */
final class SizeBasis {
  private SizeBasis() {}

  static Size.Basis of(LvmVolumeWanted wanted, LvmVolumeFound found, VolumeGroup group) {
    long whole = whole(wanted, found, group).map(it -> it.bytes() / group.extentSize()).orElse(0L);
    return new Size.Basis(
        group.extentSize(),
        group.extents(),
        found.own(group),
        areas(group.pvs(), owned(wanted, found, group)),
        areas(found.chosen(), owned(wanted, found, group)),
        areas(found.chosen(), List.of()),
        whole,
        snapshotChunk(wanted, found),
        allocation(wanted, found, group, whole));
  }

  /** What can be had on each PV. */
  private static List<Long> areas(List<PhysicalVolume> pvs, List<LogicalVolume> owned) {
    return pvs.stream()
        .map(
            pv ->
                pv.usable() + owned.stream().mapToLong(it -> it.extentsOn(Set.of(pv.name()))).sum())
        .toList();
  }

  /** What the volume has already; to a pool also what is kept to repair it, which grows with it. */
  private static List<LogicalVolume> owned(
      LvmVolumeWanted wanted, LvmVolumeFound found, VolumeGroup group) {
    List<LogicalVolume> owned = new ArrayList<>(found.subject().stream().toList());
    if (Kinds.of(wanted, found, group) == Kind.THIN_POOL) {
      owned.addAll(group.spares());
    }
    return owned;
  }

  /** The origin of a snapshot, or the pool of a thin volume. */
  private static Optional<LogicalVolume> whole(
      LvmVolumeWanted wanted, LvmVolumeFound found, VolumeGroup group) {
    Kind kind = Kinds.of(wanted, found, group);
    if (kind == Kind.SNAPSHOT) {
      String origin = found.subject().map(LogicalVolume::origin).orElse(wanted.layout().origin());
      return group.volume(origin);
    }
    String pool = found.subject().map(LogicalVolume::pool).orElse(wanted.layout().pool());
    return kind == Kind.THIN ? group.volume(pool) : Optional.empty();
  }

  private static long snapshotChunk(LvmVolumeWanted wanted, LvmVolumeFound found) {
    return found
        .subject()
        .map(volume -> volume.last().chunk())
        .filter(chunk -> chunk > 0)
        .or(() -> wanted.layout().poolOptions().chunk())
        .orElse(SnapshotStore.USUAL_CHUNK);
  }

  private static Allocation allocation(
      LvmVolumeWanted wanted, LvmVolumeFound found, VolumeGroup group, long whole) {
    return switch (Kinds.of(wanted, found, group)) {
      case THIN -> new Allocation.Thin();
      case THIN_POOL ->
          new Allocation.Pool(metadata(wanted, found, group), found.subject().isPresent());
      case SNAPSHOT ->
          new Allocation.CopyOnWrite(
              SnapshotStore.extents(whole, group.extentSize(), snapshotChunk(wanted, found)));
      default ->
          new Allocation.OnPvs(
              found
                  .subject()
                  .map(volume -> geometry(volume, group))
                  .or(wanted.layout()::geometry)
                  .orElse(Geometry.LINEAR),
              found.own(group));
    };
  }

  /** Behind a cache lies the volume that was there before. */
  static Geometry geometry(LogicalVolume volume, VolumeGroup group) {
    return Caches.part(group, volume.origin())
        .filter(part -> volume.kind() == Kind.CACHED)
        .orElse(volume)
        .geometry();
  }

  /** The extents that LVM keeps to repair a pool's metadata. */
  static long spare(VolumeGroup group) {
    return group.spares().stream().mapToLong(it -> it.bytes() / group.extentSize()).max().orElse(0);
  }

  /** What the wanted or found thin pool needs beside its data. */
  static PoolMetadata metadata(LvmVolumeWanted wanted, LvmVolumeFound found, VolumeGroup group) {
    long has = found.subject().map(it -> it.fill().metadataBytes()).orElse(0L);
    long asked = wanted.layout().poolOptions().metadata().orElse(0L);
    long chunk =
        found
            .subject()
            .map(it -> it.last().chunk())
            .or(wanted.layout().poolOptions()::chunk)
            .orElse(0L);
    return new PoolMetadata(
        group.extentSize(), chunk, group.extentsFor(Math.max(has, asked)), spare(group));
  }
}
