package dom0.lvmvolume;

import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.module.Refused;

/** What a snapshot is made of, and merged into. */
final class Origins {
  private Origins() {}

  /** The origin that the user names. */
  static LogicalVolume of(Draft draft) {
    String name = draft.wanted().layout().origin();
    return draft
        .group()
        .volume(name)
        .orElseThrow(
            () ->
                new Refused(
                    "the snapshot's origin %s does not exist in the volume group %s"
                        .formatted(name, draft.group().name())));
  }

  static void refuseUnfit(Draft draft) {
    LogicalVolume origin = of(draft);
    String label = draft.label(origin.name());
    Kind kind = origin.kind();
    boolean unfit = kind == Kind.SNAPSHOT || kind == Kind.THIN_POOL || kind == Kind.CACHE_POOL;
    if (unfit) {
      throw new Refused(
          "%s is %s, of which LVM makes no snapshots".formatted(label, origin.described()));
    }
    if (kind != Kind.THIN && draft.wanted().size().isEmpty()) {
      throw new Refused(
          "%s does not exist; option size is needed to create it, such as 20%%ORIGIN: %s is %s"
              .formatted(draft.label(), label, origin.described()));
    }
  }
}
