package dom0.simulated;

import dom0.module.JsonText;
import dom0.simulated.SimulatedVolume.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code lvm fullreport --reportformat json} of LVM 2.03.16 prints. */
final class SimulatedLvmReport {
  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  /** Reads the reports and their fields from the command line. */
  SimulatedLvmReport(List<String> argv) {
    String line = String.join(" ", argv);
    for (int i = 0; i + 3 < argv.size(); i++) {
      if (argv.get(i).equals("--configreport")) {
        fields.put(argv.get(i + 1), List.of(argv.get(i + 3).split(",")));
      }
    }
    List<String> needed =
        List.of("log{prefix=\"\"", "--reportformat json --units b --nosuffix --configreport");
    boolean known = fields.keySet().equals(Set.of("vg", "pv", "lv", "seg"));
    if (!known || !needed.stream().allMatch(line::contains)) {
      throw new AssertionError("not simulated: " + argv);
    }
  }

  String of(List<SimulatedVolumeGroup> groups) {
    return JsonText.of(Map.of("report", groups.stream().map(this::group).toList())) + "\n";
  }

  private Map<String, Object> group(SimulatedVolumeGroup group) {
    List<Object> volumes = new ArrayList<>();
    List<Object> segments = new ArrayList<>();
    for (SimulatedVolume volume : group.volumes()) {
      volumes.add(row("lv", volume(group, volume)));
      boolean isLinear = volume.segtype().equals("linear");
      for (Run run : isLinear ? volume.runs() : List.of(new Run("", 0, volume.extents()))) {
        segments.add(row("seg", segment(group, volume, run)));
      }
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("vg", List.of(row("vg", group(group, volumes.size()))));
    report.put("pv", group.pvs.stream().map(pv -> row("pv", pv(group, pv))).toList());
    report.put("lv", volumes);
    report.put("seg", segments);
    return report;
  }

  private Map<String, Object> row(String report, Map<String, String> values) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (String field : fields.getOrDefault(report, List.of())) {
      if (!values.containsKey(field)) {
        throw new AssertionError("not simulated: the field " + field);
      }
      row.put(field, values.get(field));
    }
    return row;
  }

  private static Map<String, String> group(SimulatedVolumeGroup group, int volumes) {
    long extents = group.pvs.stream().mapToLong(SimulatedVolumeGroup.Pv::extents).sum();
    return Map.of(
        "vg_name", group.name,
        "vg_uuid", group.uuid,
        "vg_extent_size", "" + group.extentSize,
        "vg_extent_count", "" + extents,
        "vg_free", "" + group.free() * group.extentSize,
        "vg_exported", group.exported ? "exported" : "",
        "lv_count", "" + volumes);
  }

  private static Map<String, String> pv(SimulatedVolumeGroup group, SimulatedVolumeGroup.Pv pv) {
    return Map.of(
        "pv_name", pv.missing() ? "[unknown]" : pv.name(),
        "pv_pe_count", "" + pv.extents(),
        "pv_pe_alloc_count", "" + group.used(pv.name()),
        "pv_allocatable", pv.closed() ? "" : "allocatable",
        "pv_missing", pv.missing() ? "missing" : "");
  }

  private static String uuid(SimulatedVolumeGroup group, SimulatedVolume volume) {
    return "simulated-lv-" + group.name + "-" + volume.name();
  }

  private static Map<String, String> segment(
      SimulatedVolumeGroup group, SimulatedVolume volume, Run run) {
    return Map.of(
        "lv_uuid", uuid(group, volume),
        "segtype", volume.segtype(),
        "seg_pe_ranges",
            run.pv().isEmpty() ? "" : run.pv() + ":" + run.start() + "-" + (run.end() - 1));
  }

  private static Map<String, String> volume(SimulatedVolumeGroup group, SimulatedVolume volume) {
    boolean isPool = volume.segtype().endsWith("-pool");
    Map<String, String> values = new LinkedHashMap<>();
    values.put("lv_name", volume.name());
    values.put("lv_uuid", uuid(group, volume));
    values.put("lv_path", isPool ? "" : "/dev/" + group.name + "/" + volume.name());
    values.put("lv_dm_path", "/dev/mapper/" + mapped(group.name) + "-" + mapped(volume.name()));
    values.put("lv_size", "" + volume.extents() * group.extentSize);
    values.put("lv_active", volume.active() ? "active" : "");
    values.put("lv_device_open", open(volume));
    int minor = group.volumes().indexOf(volume);
    values.put("lv_kernel_major", volume.active() ? "253" : "-1");
    values.put("lv_kernel_minor", volume.active() ? "" + minor : "-1");
    values.put("lv_role", volume.role(group.volumes()));
    values.put("origin", volume.origin());
    values.put("pool_lv", volume.pool());
    return values;
  }

  private static String open(SimulatedVolume volume) {
    if (!volume.active()) {
      return "unknown";
    }
    return volume.open() ? "open" : "";
  }

  private static String mapped(String name) {
    return name.chars()
        .mapToObj(c -> c == '-' ? "--" : Character.toString(c))
        .collect(Collectors.joining());
  }
}
