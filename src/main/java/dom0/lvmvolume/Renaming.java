package dom0.lvmvolume;

import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.VolumeName;
import dom0.module.Refused;

/** Gives a volume its wanted name. */
final class Renaming {
  private Renaming() {}

  static void plan(Draft draft) {
    String former = draft.wanted().renamedFrom();
    if (former.isEmpty() || draft.found().former().isEmpty()) {
      return;
    }
    if (draft.found().volume().isPresent()) {
      throw new Refused(
          "both %s and %s/%s exist: which of them is meant cannot be told"
              .formatted(draft.label(), draft.group().name(), former));
    }
    draft.refuseIfLocked("rename " + former + " to");
    LogicalVolume volume = draft.volume();
    if (volume.kind() != Kind.THIN_POOL) { // that is open to its own volumes, which do not mind
      // /proc/mounts would go on telling the old name, and xl the old path
      draft.refuseIfOpen("rename " + former + " to");
    }
    String name = draft.wanted().name().volume();
    String group = draft.group().name();
    draft.run(
        "rename %s/%s to %s".formatted(group, former, name),
        "lvrename",
        "--yes",
        group,
        former,
        name);
    draft.becomes(renamed(volume, group, name));
  }

  private static LogicalVolume renamed(LogicalVolume volume, String group, String name) {
    return new LogicalVolume(
        name,
        volume.uuid(),
        volume.path().isEmpty() ? "" : "/dev/" + group + "/" + name,
        VolumeName.dmPath(group, name),
        volume.bytes(),
        volume.status(),
        volume.settings(),
        volume.relations(),
        volume.fill(),
        volume.segments(),
        volume.pieces());
  }
}
