package dom0.lvmvolume;

import dom0.module.Refused;
import java.util.List;

/** What forbids to cut or to remove a volume. */
final class VolumeGuards {
  private VolumeGuards() {}

  /** LVM itself would remove a volume's snapshots with it, silently. */
  static void refuseDependants(VolumeGroup group, LogicalVolume volume, String doing) {
    List<String> dependants = group.dependants(volume);
    if (!dependants.isEmpty()) {
      throw new Refused(
          "could not %s: it has snapshots or thin volumes that depend on it: %s"
              .formatted(doing, String.join(", ", dependants)));
    }
  }

  static void refuseOpen(LogicalVolume volume, LvmVolumeFound.Use use, String doing) {
    if (volume.open()) {
      throw new Refused(
          "could not %s: it is open, %s"
              .formatted(
                  doing,
                  use.holders().isEmpty()
                      ? "by what could not be found; it is neither mounted nor used as swap"
                      : String.join(", ", use.holders())));
    }
  }

  static void refuseRemoval(LvmVolumeWanted wanted, String doing) {
    if (!wanted.force()) {
      throw new Refused(
          "could not %s: all that it holds would be lost; add force: true if that is meant"
              .formatted(doing));
    }
  }

  /**
   * Cuts nothing off that blkid knows: with force the user answers for data without a signature,
   * never for half a filesystem.
   */
  static void refuseLoss(
      LvmVolumeWanted wanted, LogicalVolume volume, LvmVolumeFound.Use use, long bytes) {
    String doing = "could not reduce %s to %s: ".formatted(volume.path(), Size.shown(bytes));
    if (!volume.active()) {
      throw new Refused(
          doing + "it is not active, so what is on it cannot be seen; lvchange -ay activates it");
    }
    use.content()
        .filter(content -> content.bytes() > bytes)
        .ifPresent(
            content -> {
              throw new Refused(doing + held(content) + ", or wipe it off with wipefs --all");
            });
    if (!wanted.force()) {
      throw new Refused(
          doing + "all that lies beyond would be lost; add force: true if nothing of worth does");
    }
  }

  private static String held(LvmVolumeFound.Content content) {
    String reach =
        content.bytes() == Long.MAX_VALUE
            ? "and how far that reaches is not known"
            : "which reaches to " + Size.shown(content.bytes());
    return "it holds %s, %s; make that smaller first".formatted(content.what(), reach);
  }
}
