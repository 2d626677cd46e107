package dom0.lvmvolume;

import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.plan.Diff;
import dom0.text.Quantity;
import java.util.Optional;

/** What a person sees of a volume under --diff. */
final class VolumeView {
  private VolumeView() {}

  static Optional<Diff> diff(Draft draft, VolumeGroup group) {
    String before = of(draft.found().subject(), group);
    String after = of(draft.now(), group);
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(new Diff("volume " + draft.label(), before, after));
  }

  private static String of(Optional<LogicalVolume> volume, VolumeGroup group) {
    return volume.map(it -> of(it, group)).orElse("state: absent\n");
  }

  private static String of(LogicalVolume volume, VolumeGroup group) {
    LogicalVolume.Settings settings = volume.settings();
    StringBuilder text = new StringBuilder("state: present\n");
    line(text, "name", volume.name());
    line(text, "kind", volume.described());
    line(text, "size", Quantity.bytes(volume.bytes()));
    line(text, "extents", "" + volume.bytes() / group.extentSize());
    line(text, "active", "" + volume.active());
    line(text, "permission", settings.readOnly() ? "ro" : "rw");
    line(text, "tags", String.join(",", settings.tags()));
    line(text, "read_ahead", settings.readAhead());
    line(text, "allocation", settings.allocation());
    line(text, "autoactivation", "" + settings.autoactivated());
    line(text, "activation_skip", "" + settings.skip());
    line(text, "minor", settings.minor() < 0 ? "" : "" + settings.minor());
    if (volume.kind() == Kind.THIN_POOL) {
      line(text, "metadata", Quantity.bytes(volume.fill().metadataBytes()));
      line(text, "zero", "" + volume.last().zero());
      line(text, "discards", volume.last().discards());
      line(text, "when_full", volume.fill().whenFull());
    }
    line(text, "cache", volume.kind() == Kind.CACHED ? volume.pool() : "");
    line(text, "cache_mode", volume.last().cacheMode());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(name).append(": ").append(value).append('\n');
    }
  }
}
