package dom0.lvmvolume;

import dom0.lvmvolume.lvm.VolumeName;
import dom0.lvmvolume.option.Layout;
import dom0.lvmvolume.option.WantedSettings;
import dom0.lvmvolume.size.Size;
import dom0.module.Choice;
import java.util.List;
import java.util.Optional;

/**
 * What the user wants of one volume.
 *
 * @param renamedFrom the name that it may have still; empty where it has its own
 * @param cache what shall be before it
 */
record LvmVolumeWanted(
    VolumeName name,
    State state,
    Layout layout,
    Sizing sizing,
    WantedSettings settings,
    Permits permits,
    LvmAccess access,
    CreateOptions createOptions,
    String renamedFrom,
    Caching cache) {

  /** Whether it shall be there. */
  enum State implements Choice {
    PRESENT,
    ABSENT,
    MERGED
  }

  /**
   * How large it shall be.
   *
   * @param size empty where any size will do
   * @param grow whether a volume that is smaller is extended
   * @param shrink whether one that is larger is cut down
   * @param resizefs whether the filesystem on it has its size
   * @param relative whether the size may be a difference
   */
  record Sizing(
      Optional<Size> size, boolean grow, boolean shrink, boolean resizefs, boolean relative) {
    /** A share of the origin is what a snapshot must hold at least: LVM may have extended it. */
    boolean onlyGrows() {
      return size.flatMap(Size::shareOf).equals(Optional.of(Size.Whole.ORIGIN));
    }
  }

  /**
   * What the user answers for.
   *
   * @param force that what the volume holds may be lost
   * @param dependants that what depends on it may be lost
   * @param unmount that a volume which is only mounted is unmounted and removed
   * @param uuid the volume that is meant, and no other; empty for whichever has the name
   */
  record Permits(boolean force, boolean dependants, boolean unmount, String uuid) {}

  /**
   * How LVM is asked.
   *
   * @param groupUuid the volume group that is meant, and no other; empty for whichever has the name
   * @param config settings of lvm.conf that count for this task; empty for none
   */
  record LvmAccess(String groupUuid, String config) {}

  /**
   * How it is made, where it is not there.
   *
   * @param pvs the devices that new extents may lie on, as given; none for any
   * @param words what else lvcreate is given
   * @param wipe whether what old data says on its extents is taken away
   */
  record CreateOptions(List<String> pvs, List<String> words, boolean wipe) {
    CreateOptions {
      pvs = List.copyOf(pvs);
      words = List.copyOf(words);
    }
  }

  /**
   * A cache before the volume.
   *
   * @param attached whether there shall be one; empty for either
   * @param volume the volume that becomes it
   * @param mode LVM's word for how writes go through it, or empty
   */
  record Caching(Optional<Boolean> attached, String volume, String mode) {}

  boolean present() {
    return state == State.PRESENT;
  }

  Optional<Size> size() {
    return sizing.size();
  }

  /** What is wanted once a size that was a difference has become a number. */
  LvmVolumeWanted withSize(Size size) {
    Sizing settled =
        new Sizing(
            Optional.of(size),
            sizing.grow(),
            sizing.shrink(),
            sizing.resizefs(),
            sizing.relative());
    return new LvmVolumeWanted(
        name, state, layout, settled, settings, permits, access, createOptions, renamedFrom, cache);
  }
}
