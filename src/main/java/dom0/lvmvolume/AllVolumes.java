package dom0.lvmvolume;

import dom0.host.Command;
import dom0.host.Host;
import dom0.lvmvolume.content.VolumeUse;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.LvmReport;
import dom0.lvmvolume.lvm.PhysicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that LVM has on a host, for who looks at the whole of it.
 *
 * @param groups each volume group, with its PVs
 * @param volumes each volume that a user made, with what lvm_volume tells of it
 */
public record AllVolumes(List<Map<String, Object>> groups, List<Map<String, Object>> volumes) {
  public AllVolumes {
    groups = List.copyOf(groups);
    volumes = List.copyOf(volumes);
  }

  /** What {@link #of} asks first. */
  public static Command question() {
    return LvmReport.question("");
  }

  /** Asks LVM, once. */
  public static AllVolumes of(Host host) {
    LvmReport.Groups found = LvmReport.read(host, "");
    List<Map<String, Object>> groups = new ArrayList<>();
    List<Map<String, Object>> volumes = new ArrayList<>();
    for (VolumeGroup group : found.all()) {
      groups.add(shown(group));
      group.volumes().all().forEach(volume -> volumes.add(shown(group, volume, host)));
    }
    found.foreign().forEach((name, system) -> groups.add(foreign(name, system)));
    return new AllVolumes(groups, volumes);
  }

  private static Map<String, Object> shown(VolumeGroup group) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", group.name());
    shown.put("uuid", group.uuid());
    shown.put("size_bytes", group.extents() * group.extentSize());
    shown.put("free_bytes", group.freeBytes());
    shown.put("extent_size_bytes", group.extentSize());
    shown.put("exported", group.exported());
    shown.put("pvs", group.pvs().stream().map(pv -> shown(pv, group.extentSize())).toList());
    return shown;
  }

  private static Map<String, Object> shown(PhysicalVolume pv, long extentSize) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", pv.name());
    shown.put("uuid", pv.uuid());
    shown.put("usable_bytes", pv.usable() * extentSize);
    shown.put("missing", pv.missing());
    return shown;
  }

  private static Map<String, Object> foreign(String name, String system) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", name);
    shown.put("system_id", system);
    return shown;
  }

  private static Map<String, Object> shown(VolumeGroup group, LogicalVolume volume, Host host) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("vg", group.name());
    shown.put("vg_uuid", group.uuid());
    shown.put("lv", volume.name());
    shown.putAll(LvmVolumeFacts.of(volume, VolumeUse.ofFiles(volume, host)));
    return shown;
  }
}
