package dom0.lvmvolume;

import java.util.List;
import java.util.Map;
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

  /**
   * What a volume is used for.
   *
   * @param holders who has it open, in words
   * @param mounts where it is mounted
   * @param readOnly whether what is mounted there cannot be written to
   * @param guests the guests among the holders
   * @param content what lies on it; empty where blkid knows nothing of it, or was not asked
   * @param others the holders of further volumes that the plan would touch, by their names
   * @param saved the guests whose memory is saved and whose disk it is
   */
  record Use(
      List<String> holders,
      List<String> mounts,
      boolean readOnly,
      List<String> guests,
      Optional<Content> content,
      Map<String, List<String>> others,
      List<String> saved) {
    static final Use NOT_LOOKED_AT = new Use(List.of(), List.of(), false, List.of());

    Use {
      holders = List.copyOf(holders);
      mounts = List.copyOf(mounts);
      guests = List.copyOf(guests);
      others = Map.copyOf(others);
      saved = List.copyOf(saved);
    }

    /** Of somebody who looked at the users only. */
    Use(List<String> holders, List<String> mounts, boolean readOnly, List<String> guests) {
      this(holders, mounts, readOnly, guests, Optional.empty(), Map.of(), List.of());
    }

    /**
     * Whether somebody has the volume open. A thin pool that has had a volume is open for ever to
     * the device of its own name, which LVM then puts above it ("vg-tp" above "vg-tp-tpool").
     */
    boolean isOpen(LogicalVolume volume) {
      return volume.open() && (volume.kind() != Kind.THIN_POOL || !holders.isEmpty());
    }

    /** Whether it is open and not mounted here, or a guest has it too: none of ours to touch. */
    boolean isForeign(LogicalVolume volume) {
      return volume.open() && (mounts.isEmpty() || !guests.isEmpty());
    }

    /** The holders in words. */
    String words() {
      return holders.isEmpty()
          ? "by what could not be found; it is neither mounted nor used as swap"
          : String.join(", ", holders);
    }
  }

  /**
   * What blkid sees on a volume.
   *
   * @param bytes how far it reaches; Long.MAX_VALUE where that is not known
   * @param slack what a filesystem may leave unused at the end, too little for one more part of it
   * @param least the bytes that it can be shrunk to; Long.MAX_VALUE where that is not known
   * @param unclean whether an ext filesystem is mounted somewhere, or was when that ended
   */
  record Content(String what, long bytes, long slack, long least, boolean unclean) {
    boolean isExt() {
      return what.matches("ext[234]");
    }

    boolean isXfs() {
      return what.equals("xfs");
    }

    boolean isSwap() {
      return what.equals("swap");
    }

    /** Whether it could be larger on a volume of so many bytes. */
    boolean lagsBehind(long volume) {
      return bytes != Long.MAX_VALUE && volume - bytes > slack;
    }
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
