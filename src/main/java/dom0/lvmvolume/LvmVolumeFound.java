package dom0.lvmvolume;

import java.util.List;
import java.util.Optional;

/**
 * What was found: the volume group, the volume in it, and what stands against changing it.
 *
 * @param group empty where the host has no such group, which is fine if the volume is to be absent
 * @param chosen the PVs that new extents may lie on
 * @param anyPv whether those are just all of the group's
 * @param use looked at only where the wanted change would destroy something
 */
record LvmVolumeFound(
    Optional<VolumeGroup> group,
    Optional<LogicalVolume> volume,
    List<PhysicalVolume> chosen,
    boolean anyPv,
    Use use) {

  LvmVolumeFound {
    chosen = List.copyOf(chosen);
  }

  /**
   * What a volume is used for.
   *
   * @param holders who has it open, in words
   * @param content what lies on it; empty where blkid knows nothing of it
   */
  record Use(List<String> holders, Optional<Content> content) {
    static final Use NOT_LOOKED_AT = new Use(List.of(), Optional.empty());

    Use {
      holders = List.copyOf(holders);
    }
  }

  /**
   * What blkid sees on a volume.
   *
   * @param bytes how far it reaches; Long.MAX_VALUE where that is not known
   */
  record Content(String what, long bytes) {}

  LvmVolumeFound with(Use looked) {
    return new LvmVolumeFound(group, volume, chosen, anyPv, looked);
  }

  /** The extents that the chosen PVs have left. */
  long usable() {
    return usable(chosen);
  }

  /** The extents that the volume has. */
  long own(VolumeGroup vg) {
    return volume.map(it -> it.bytes() / vg.extentSize()).orElse(0L);
  }

  /** What a size is reckoned from. */
  Size.Room room(VolumeGroup vg) {
    List<String> names = chosen.stream().map(PhysicalVolume::name).toList();
    long ownOnChosen = volume.map(it -> it.extentsOn(names)).orElse(0L);
    return new Size.Room(
        vg.extentSize(), vg.extents(), usable(vg.pvs()) + own(vg), usable() + ownOnChosen);
  }

  private static long usable(List<PhysicalVolume> pvs) {
    return pvs.stream().mapToLong(PhysicalVolume::usable).sum();
  }
}
