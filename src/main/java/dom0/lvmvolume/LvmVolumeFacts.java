package dom0.lvmvolume;

import java.util.LinkedHashMap;
import java.util.Map;

/** The module's part of the result: what was found, in numbers that need no unit. */
final class LvmVolumeFacts {
  private LvmVolumeFacts() {}

  static Map<String, Object> of(LvmVolumeWanted wanted, LvmVolumeFound found) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("state", found.volume().isPresent() ? "present" : "absent");
    facts.put("exists", found.volume().isPresent());
    wanted.name().group().ifPresent(group -> facts.put("vg", group));
    found.group().ifPresent(group -> facts.put("vg", group.name()));
    facts.put("lv", wanted.name().volume());
    found.group().ifPresent(group -> add(facts, found, group));
    found.volume().ifPresent(volume -> add(facts, volume));
    return facts;
  }

  private static void add(Map<String, Object> facts, LvmVolumeFound found, VolumeGroup group) {
    facts.put("vg_free_bytes", group.freeBytes());
    facts.put("extent_size_bytes", group.extentSize());
    found.volume().ifPresent(volume -> facts.put("extents", found.own(group)));
  }

  private static void add(Map<String, Object> facts, LogicalVolume volume) {
    facts.put("size_bytes", volume.bytes());
    facts.put("path", volume.path());
    facts.put("dm_path", volume.dmPath());
    facts.put("uuid", volume.uuid());
    facts.put("segtype", volume.segtype());
    facts.put("active", volume.active());
    facts.put("open", volume.open());
  }
}
