package dom0.lvmvolume;

import dom0.module.Refused;

/** What a snapshot can be made of. */
final class Origins {
  private Origins() {}

  static void refuseUnfit(Draft draft) {
    String name = draft.wanted().layout().origin();
    String group = draft.group().name();
    LogicalVolume origin =
        draft
            .group()
            .volume(name)
            .orElseThrow(
                () ->
                    new Refused(
                        "the snapshot's origin %s does not exist in the volume group %s"
                            .formatted(name, group)));
    Kind kind = origin.kind();
    boolean unfit = kind == Kind.SNAPSHOT || kind == Kind.THIN_POOL || kind == Kind.CACHE_POOL;
    if (unfit) {
      throw new Refused(
          "%s/%s is %s, of which LVM makes no snapshots"
              .formatted(group, name, origin.described()));
    }
    if (kind != Kind.THIN && draft.wanted().size().isEmpty()) {
      throw new Refused(
          "%s does not exist; option size is needed to create it, such as 20%%ORIGIN: %s/%s is %s"
              .formatted(draft.label(), group, name, origin.described()));
    }
  }
}
