package dom0.lvmvolume;

import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.lvmvolume.option.Layout;
import java.util.Optional;

/** What a volume is, or will be once it is made. */
final class Kinds {
  private Kinds() {}

  static Kind of(LvmVolumeWanted wanted, LvmVolumeFound found, VolumeGroup group) {
    return found.subject().map(LogicalVolume::kind).orElseGet(() -> ofNew(wanted, group));
  }

  /** A snapshot of a thin volume is thin itself, unless it is given a size of its own. */
  static Kind ofNew(LvmVolumeWanted wanted, VolumeGroup group) {
    Layout layout = wanted.layout();
    if (layout.isSnapshot()) {
      Optional<LogicalVolume> origin = group.volume(layout.origin());
      boolean thin = origin.filter(it -> it.kind() == Kind.THIN).isPresent();
      return thin && wanted.size().isEmpty() ? Kind.THIN : Kind.SNAPSHOT;
    }
    return layout.pool().isEmpty() ? layout.kind().orElse(Kind.LINEAR) : Kind.THIN;
  }
}
