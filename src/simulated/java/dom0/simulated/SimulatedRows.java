package dom0.simulated;

import dom0.simulated.SimulatedVolume.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One volume's rows in LVM's report: its own and those of its hidden parts. */
final class SimulatedRows {
  private final SimulatedVolumeGroup group;
  private final SimulatedVolume volume;

  SimulatedRows(SimulatedVolumeGroup group, SimulatedVolume volume) {
    this.group = group;
    this.volume = volume;
  }

  List<Map<String, String>> volumes() {
    List<Map<String, String>> rows = new ArrayList<>(List.of(volume()));
    for (String part : volume.parts()) {
      long extents = volume.runsOf(part).stream().mapToLong(Run::extents).sum();
      SimulatedVolume hidden = SimulatedVolume.named(partName(part), "linear", extents);
      Map<String, String> row = new SimulatedRows(group, hidden).volume();
      row.put("lv_role", "private");
      row.put("lv_parent", volume.name());
      rows.add(row);
    }
    return rows;
  }

  private String partName(String part) {
    return "[" + volume.name() + "_" + part + "]";
  }

  List<Map<String, String>> segments() {
    List<Map<String, String>> rows = new ArrayList<>();
    List<Run> own = volume.runsOf("");
    boolean joined = own.isEmpty() || !volume.segtype().equals("linear");
    for (List<Run> runs : joined ? List.of(own) : own.stream().map(List::of).toList()) {
      String ranges =
          runs.isEmpty()
              ? volume.parts().stream()
                  .map(part -> partName(part).replaceAll("[\\[\\]]", "") + ":0-1")
                  .collect(Collectors.joining(" "))
              : SimulatedLvmReport.ranges(runs);
      rows.add(segment(uuid(volume.name()), volume.segtype(), ranges));
    }
    for (String part : volume.parts()) {
      for (Run run : volume.runsOf(part)) {
        rows.add(segment(uuid(partName(part)), "linear", SimulatedLvmReport.ranges(List.of(run))));
      }
    }
    return rows;
  }

  private Map<String, String> segment(String uuid, String type, String ranges) {
    boolean own = type.equals(volume.segtype());
    boolean copied = type.equals("raid1") || type.equals("raid10");
    boolean pool = type.equals("thin-pool");
    Map<String, String> row = new LinkedHashMap<>();
    row.put("lv_uuid", uuid);
    row.put("segtype", type);
    row.put("stripes", type.equals("thin") ? "0" : "" + (own ? volume.images() : 1));
    row.put("data_copies", copied ? "2" : "1");
    row.put("stripe_size", "" + volume.number("stripe_size", 0));
    row.put("region_size", "" + volume.number("region_size", 0));
    row.put("chunk_size", "" + volume.number("chunk", chunk(pool)));
    row.put("discards", or("discards", pool ? "passdown" : ""));
    row.put("zero", or("zero", pool ? "zero" : ""));
    row.put("cache_mode", volume.get("cache_mode"));
    row.put("seg_pe_ranges", ranges);
    return row;
  }

  private String or(String name, String usual) {
    return volume.get(name).isEmpty() ? usual : volume.get(name);
  }

  private long chunk(boolean pool) {
    if (pool) {
      return 65536;
    }
    return volume.isThickSnapshot() ? 4096 : 0;
  }

  private String uuid(String name) {
    return "simulated-lv-" + group.name + "-" + name;
  }

  private Map<String, String> volume() {
    Map<String, String> values = new LinkedHashMap<>();
    String name = volume.name();
    boolean hidden = volume.segtype().endsWith("-pool") || name.startsWith("[");
    values.put("lv_name", name);
    values.put("lv_uuid", uuid(name));
    values.put("lv_path", hidden ? "" : "/dev/" + group.name + "/" + name);
    values.put("lv_dm_path", "/dev/mapper/" + mapped(group.name) + "-" + mapped(name));
    values.put("lv_size", "" + volume.extents() * group.extentSize);
    values.put("lv_parent", "");
    values.put("lv_role", volume.role(group.volumes()));
    values.put("lv_layout", layout());
    values.put("origin", volume.origin());
    values.put("pool_lv", volume.pool());
    addState(values);
    addSettings(values);
    return values;
  }

  private void addState(Map<String, String> values) {
    values.put("lv_active", volume.active() ? "active" : "");
    values.put("lv_device_open", open());
    int minor = group.volumes().indexOf(volume);
    values.put("lv_kernel_major", volume.active() ? "253" : "-1");
    values.put("lv_kernel_minor", volume.active() ? "" + minor : "-1");
    values.put("lv_merging", volume.is("merging") ? "merging" : "");
    values.put("lv_snapshot_invalid", volume.is("invalid") ? "snapshot invalid" : "");
    values.put("lv_health_status", volume.get("health"));
    values.put("data_percent", volume.get("data_percent"));
    values.put("metadata_percent", volume.get("metadata_percent"));
    values.put("sync_percent", volume.isRaid() ? "100.00" : "");
    addPool(values, volume.segtype().equals("thin-pool"));
  }

  private void addPool(Map<String, String> values, boolean pool) {
    long metadata = volume.number("metadata", 1) * group.extentSize;
    values.put("lv_metadata_size", pool ? "" + metadata : "");
    values.put("lv_when_full", pool ? or("when_full", "queue") : "");
  }

  private void addSettings(Map<String, String> values) {
    values.put("lv_permissions", volume.get("permission").equals("ro") ? "read-only" : "writeable");
    values.put("lv_minor", or("minor", "-1"));
    values.put("lv_tags", volume.get("tags"));
    values.put("lv_allocation_policy", or("allocation", "inherit"));
    values.put("lv_read_ahead", or("read_ahead", "auto"));
    values.put("lv_skip_activation", volume.is("skip") ? "skip activation" : "");
    values.put("lv_autoactivation", volume.get("autoactivation").equals("false") ? "" : "enabled");
  }

  private String layout() {
    return switch (volume.segtype()) {
      case "thin" -> "thin,sparse";
      case "thin-pool" -> "thin,pool";
      case "cache-pool" -> "cache,pool";
      default -> volume.isRaid() ? "raid," + volume.segtype() : volume.segtype();
    };
  }

  private String open() {
    if (!volume.active()) {
      return "unknown";
    }
    boolean under =
        group.volumes().stream().anyMatch(it -> it.pool().equals(volume.name()) && it.active());
    return volume.open() || under ? "open" : "";
  }

  private static String mapped(String name) {
    return name.chars()
        .mapToObj(c -> c == '-' ? "--" : Character.toString(c))
        .collect(Collectors.joining());
  }
}
