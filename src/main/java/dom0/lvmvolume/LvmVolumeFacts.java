package dom0.lvmvolume;

import dom0.lvmvolume.LvmVolumeWanted.State;
import dom0.lvmvolume.content.Content;
import dom0.lvmvolume.content.Use;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.LogicalVolume.Fill;
import dom0.lvmvolume.lvm.LogicalVolume.Settings;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.lvmvolume.option.SettingsOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The module's part of the result: what was found, in numbers that need no unit. */
final class LvmVolumeFacts {
  private final Map<String, Object> facts = new LinkedHashMap<>();

  private LvmVolumeFacts() {}

  static Map<String, Object> of(LvmVolumeWanted wanted, LvmVolumeFound found) {
    return new LvmVolumeFacts().all(wanted, found);
  }

  /** What is told of a volume by itself. */
  static Map<String, Object> of(LogicalVolume volume, Use use) {
    LvmVolumeFacts all = new LvmVolumeFacts();
    all.add(volume, use);
    return all.facts;
  }

  private Map<String, Object> all(LvmVolumeWanted wanted, LvmVolumeFound found) {
    boolean exists = found.subject().isPresent();
    facts.put("state", exists ? "present" : "absent");
    facts.put("exists", exists);
    wanted.name().group().ifPresent(group -> facts.put("vg", group));
    found.group().ifPresent(group -> facts.put("vg", group.name()));
    facts.put("lv", found.subject().map(LogicalVolume::name).orElse(wanted.name().volume()));
    found.group().ifPresent(group -> add(found, group));
    if (wanted.state() == State.MERGED) {
      boolean pending =
          found.group().filter(group -> group.merges(wanted.name().volume())).isPresent();
      facts.put("merge_pending", pending);
    }
    found.subject().ifPresent(volume -> add(volume, found.use()));
    found
        .subject()
        .filter(volume -> wanted.sizing().resizefs())
        .ifPresent(volume -> addContent(volume, found.use()));
    return facts;
  }

  private void add(LvmVolumeFound found, VolumeGroup group) {
    facts.put("vg_free_bytes", group.freeBytes());
    facts.put("extent_size_bytes", group.extentSize());
    found.subject().ifPresent(volume -> facts.put("extents", found.own(group)));
  }

  private void add(LogicalVolume volume, Use use) {
    facts.put("size_bytes", volume.bytes());
    facts.put("path", volume.path());
    facts.put("dm_path", volume.dmPath());
    facts.put("uuid", volume.uuid());
    facts.put("segtype", volume.segtype());
    put("region_size_bytes", volume.last().region() > 0 ? volume.last().region() : -1);
    facts.put("layout", volume.relations().layout());
    facts.put("stripes", volume.geometry().images());
    facts.put("active", volume.active());
    facts.put("open", volume.open());
    facts.put("users", use.holders());
    facts.put("origin", volume.origin());
    facts.put("pool", volume.pool());
    add(volume.settings());
    add(volume.fill());
    facts.put("health", volume.status().health());
    facts.put("merging", volume.status().merging());
    facts.put("snapshot_invalid", volume.status().invalid());
    facts.put(
        "devices", volume.pieces().stream().map(LogicalVolume.PvRange::pv).distinct().toList());
  }

  private void add(Settings settings) {
    facts.put("permission", settings.readOnly() ? "ro" : "rw");
    List<String> tags = settings.tags();
    facts.put(
        "tags", tags.stream().filter(tag -> !tag.equals(SettingsOptions.UNFINISHED)).toList());
    facts.put("read_ahead", settings.readAhead());
    facts.put("allocation", settings.allocation());
    facts.put("activation_skip", settings.skip());
    facts.put("autoactivation", settings.autoactivated());
    put("minor", settings.minor());
  }

  /** Percentages are strings as LVM prints them: "12.34"; none where there is nothing to tell. */
  private void add(Fill fill) {
    put("data_percent", fill.data());
    put("metadata_percent", fill.metadata());
    put("sync_percent", fill.sync());
    put("when_full", fill.whenFull());
    put("metadata_bytes", fill.metadataBytes() > 0 ? fill.metadataBytes() : -1);
  }

  private void put(String name, long number) {
    if (number >= 0) {
      facts.put(name, number);
    }
  }

  private void put(String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
  }

  /** What only a guest has open, or what is not active, is not looked at. */
  private void addContent(LogicalVolume volume, Use use) {
    boolean seen = volume.active() && !use.isForeign(volume);
    String nothing = seen ? "none" : "unknown";
    facts.put("filesystem", use.content().map(Content::what).orElse(nothing));
    use.content()
        .filter(content -> content.bytes() != Long.MAX_VALUE)
        .ifPresent(content -> facts.put("filesystem_bytes", content.bytes()));
  }
}
