package dom0.simulated;

import dom0.json.JsonText;
import dom0.simulated.SimulatedVolume.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code lvm fullreport --all --reportformat json} of LVM 2.03.16 prints. */
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
        List.of(
            "fullreport --all --shared",
            "log{prefix=\"\"",
            "--reportformat json --units b --nosuffix --configreport");
    boolean known = fields.keySet().equals(Set.of("vg", "pv", "lv", "seg", "pvseg"));
    if (!known || !needed.stream().allMatch(line::contains)) {
      throw new AssertionError("not simulated: " + argv);
    }
  }

  String of(List<SimulatedVolumeGroup> groups) {
    return JsonText.of(
            Map.of(
                "report",
                groups.stream().filter(it -> it.systemId.isEmpty()).map(this::group).toList()))
        + "\n";
  }

  private Map<String, Object> group(SimulatedVolumeGroup group) {
    List<Object> volumes = new ArrayList<>();
    List<Object> segments = new ArrayList<>();
    for (SimulatedVolume volume : group.volumes()) {
      SimulatedRows rows = new SimulatedRows(group, volume);
      rows.volumes().forEach(values -> volumes.add(row("lv", values)));
      rows.segments().forEach(values -> segments.add(row("seg", values)));
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("vg", List.of(row("vg", values(group))));
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

  private static Map<String, String> values(SimulatedVolumeGroup group) {
    long extents = group.pvs.stream().mapToLong(SimulatedVolumeGroup.Pv::extents).sum();
    return Map.of(
        "vg_name",
        group.name,
        "vg_uuid",
        group.uuid,
        "vg_extent_size",
        "" + group.extentSize,
        "vg_extent_count",
        "" + extents,
        "vg_free",
        "" + group.free() * group.extentSize,
        "vg_exported",
        group.exported ? "exported" : "",
        "vg_shared",
        group.shared ? "shared" : "");
  }

  private static Map<String, String> pv(SimulatedVolumeGroup group, SimulatedVolumeGroup.Pv pv) {
    return Map.of(
        "pv_name",
        pv.missing() ? "[unknown]" : pv.name(),
        "pv_uuid",
        uuid(pv),
        "pv_pe_count",
        "" + pv.extents(),
        "pv_pe_alloc_count",
        "" + group.used(pv.name()),
        "pv_allocatable",
        pv.closed() ? "" : "allocatable",
        "pv_missing",
        pv.missing() ? "missing" : "");
  }

  private static String uuid(SimulatedVolumeGroup.Pv pv) {
    return "simulated-pv-" + pv.name().replaceAll(".*/", "");
  }

  /** What LVM 2.03.16 says beside the report. */
  static String warnings(List<SimulatedVolumeGroup> groups) {
    StringBuilder warnings = new StringBuilder();
    for (SimulatedVolumeGroup group : groups) {
      if (!group.systemId.isEmpty()) {
        warnings.append(
            "  Cannot access VG %s with system ID %s with unknown local system ID.\n"
                .formatted(group.name, group.systemId));
      }
      group.pvs.stream()
          .filter(pv -> !pv.duplicate().isEmpty())
          .forEach(
              pv ->
                  warnings.append(
                      "  WARNING: Not using device %s for PV %s.\n"
                          .formatted(pv.duplicate(), uuid(pv))));
    }
    return warnings.toString();
  }

  /** Ranges of extents in LVM's form. */
  static String ranges(List<Run> runs) {
    return runs.stream()
        .map(run -> run.pv() + ":" + run.start() + "-" + (run.end() - 1))
        .collect(Collectors.joining(" "));
  }
}
