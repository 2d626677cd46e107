package dom0.lvmvolume;

import dom0.lvmvolume.LvmVolumeWanted.Sizing;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.lvmvolume.option.SettingsOptions;
import dom0.lvmvolume.size.Size;
import java.util.List;
import java.util.Optional;

/**
 * What has to be looked at before it can be planned: a run that changes nothing looks at LVM's
 * report only.
 *
 * @param users whether to find out who has the volume open
 * @param content whether to find out what lies on it
 * @param shrinking whether also how small that can be
 * @param others further volumes whose users count
 */
record Needed(boolean users, boolean content, boolean shrinking, List<LogicalVolume> others) {
  Needed {
    others = List.copyOf(others);
  }

  static Needed of(LvmVolumeWanted wanted, LvmVolumeFound found) {
    Optional<LogicalVolume> subject = found.subject();
    if (found.group().isEmpty() || subject.isEmpty()) {
      return new Needed(false, false, false, List.of());
    }
    VolumeGroup group = found.group().get();
    LogicalVolume volume = subject.get();
    return switch (wanted.state()) {
      case ABSENT -> new Needed(true, false, false, removed(wanted, group, volume));
      case MERGED ->
          new Needed(true, false, false, group.volume(volume.origin()).stream().toList());
      default -> present(wanted, found, group, volume);
    };
  }

  private static List<LogicalVolume> removed(
      LvmVolumeWanted wanted, VolumeGroup group, LogicalVolume volume) {
    return wanted.permits().dependants() ? group.allDependants(volume) : List.of();
  }

  private static Needed present(
      LvmVolumeWanted wanted, LvmVolumeFound found, VolumeGroup group, LogicalVolume volume) {
    boolean shrinks = isTooLarge(wanted, found, group);
    boolean unfinished = volume.settings().tags().contains(SettingsOptions.UNFINISHED);
    boolean content = shrinks || unfinished || wanted.sizing().resizefs();
    boolean ends = !wanted.settings().activation().on() && volume.active();
    boolean renames = found.volume().isEmpty();
    long minor = volume.settings().minor();
    boolean renumbers = wanted.settings().minor().orElse(minor) != minor;
    List<LogicalVolume> others = ends ? group.dependants(volume) : List.of();
    return new Needed(content || ends || renames || renumbers, content, shrinks, others);
  }

  private static boolean isTooLarge(
      LvmVolumeWanted wanted, LvmVolumeFound found, VolumeGroup group) {
    Sizing sizing = wanted.sizing();
    if (!sizing.shrink() || sizing.onlyGrows()) {
      return false;
    }
    Size.Basis basis = SizeBasis.of(wanted, found, group);
    return wanted
        .size()
        .filter(size -> size.shareOf().stream().allMatch(basis.allocation().wholes()::contains))
        .filter(size -> size.extents(basis) < found.own(group))
        .isPresent();
  }

  boolean nothing() {
    return !users && !content;
  }
}
