package dom0.lvmvolume;

import dom0.lvmvolume.content.Use;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.PhysicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import java.util.List;
import java.util.Optional;

/**
 * What was found: the volume group, the volume in it, and what stands against changing it.
 *
 * @param group empty where the host has no such group
 * @param volume the volume of the wanted name
 * @param former the one that is to be renamed, where there is such
 * @param chosen the PVs that new extents may lie on
 * @param anyPv whether those are just all of the group's
 * @param groups the names of all that the host has
 */
record LvmVolumeFound(
    Optional<VolumeGroup> group,
    Optional<LogicalVolume> volume,
    Optional<LogicalVolume> former,
    List<PhysicalVolume> chosen,
    boolean anyPv,
    Use use,
    List<String> groups) {

  LvmVolumeFound {
    chosen = List.copyOf(chosen);
    groups = List.copyOf(groups);
  }

  LvmVolumeFound with(Use looked) {
    return new LvmVolumeFound(group, volume, former, chosen, anyPv, looked, groups);
  }

  /** The volume that is there, by its wanted name or its former one. */
  Optional<LogicalVolume> subject() {
    return volume.isPresent() ? volume : former;
  }

  /** The extents that the chosen PVs have left. */
  long usable() {
    return chosen.stream().mapToLong(PhysicalVolume::usable).sum();
  }

  /** The extents that the volume has. */
  long own(VolumeGroup vg) {
    return subject().map(it -> it.bytes() / vg.extentSize()).orElse(0L);
  }
}
