package dom0.lvmvolume;

import dom0.host.Command;
import dom0.host.CommandFailed;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.module.Json;
import java.util.ArrayList;
import java.util.List;

/** Asks LVM for all it has, by one command: one look, so the parts fit each other. */
final class LvmReport {
  private static final String DOING = "read the volume groups";

  /**
   * An administrator's lvm.conf may put a prefix before every line, add a log to the report or turn
   * its words into numbers; none of that is JSON that we could read.
   */
  private static final String PLAIN =
      "log{prefix=\"\" command_names=0 verbose=0 report_command_log=0}"
          + " report{binary_values_as_numeric=0 compact_output=0 mark_hidden_devices=1}";

  private static final String VG =
      "vg_name,vg_uuid,vg_extent_size,vg_extent_count,vg_free,vg_exported";
  private static final String PV =
      "pv_name,pv_pe_count,pv_pe_alloc_count,pv_allocatable,pv_missing";
  private static final String LV =
      "lv_name,lv_uuid,lv_path,lv_dm_path,lv_size,lv_active,lv_device_open,"
          + "lv_kernel_major,lv_kernel_minor,lv_role,origin,pool_lv";

  /** Apart from the volumes: fields of segments among theirs would give a row for each segment. */
  private static final String SEG = "lv_uuid,segtype,seg_pe_ranges";

  static final Command COMMAND = Command.of(command("vg", VG, "pv", PV, "lv", LV, "seg", SEG));

  private LvmReport() {}

  private static List<String> command(String... reports) {
    List<String> argv =
        new ArrayList<>(List.of("lvm", "fullreport", "--config", PLAIN, "--reportformat", "json"));
    argv.addAll(List.of("--units", "b", "--nosuffix"));
    for (int i = 0; i < reports.length; i += 2) {
      argv.addAll(List.of("--configreport", reports[i], "-o", reports[i + 1]));
    }
    return List.copyOf(argv);
  }

  static List<VolumeGroup> read(Host host) {
    CommandResult result = host.run(COMMAND).orFail(DOING);
    try {
      return groups(Json.parse(result.stdout()));
    } catch (Json.Malformed | LvmRow.Malformed e) {
      throw new CommandFailed(result, DOING, "gave no report to go by (" + e.getMessage() + ")");
    }
  }

  static List<VolumeGroup> groups(Json json) {
    Json reports = json.get("report");
    if (!reports.isArray()) {
      throw new LvmRow.Malformed("it has no list 'report'");
    }
    List<VolumeGroup> groups = new ArrayList<>();
    for (Json report : reports.items()) {
      // PVs that belong to no group come as a report of a group without a name.
      report.get("vg").items().stream()
          .map(LvmRow::new)
          .filter(row -> !row.text("vg_name").isEmpty())
          .forEach(row -> groups.add(group(row, report)));
    }
    return List.copyOf(groups);
  }

  private static VolumeGroup group(LvmRow row, Json report) {
    List<LvmRow> segments = rows(report, "seg");
    return new VolumeGroup(
        row.text("vg_name"),
        row.text("vg_uuid"),
        row.number("vg_extent_size"),
        row.number("vg_extent_count"),
        row.number("vg_free"),
        !row.text("vg_exported").isEmpty(),
        rows(report, "pv").stream().map(LvmReport::physical).toList(),
        rows(report, "lv").stream()
            .filter(volume -> !volume.text("lv_name").startsWith("[")) // a part of another
            .map(volume -> volume(volume, segments))
            .toList());
  }

  private static List<LvmRow> rows(Json report, String name) {
    return report.get(name).items().stream().map(LvmRow::new).toList();
  }

  private static PhysicalVolume physical(LvmRow row) {
    boolean missing = !row.text("pv_missing").isEmpty();
    boolean closed = row.text("pv_allocatable").isEmpty();
    long free = row.number("pv_pe_count") - row.number("pv_pe_alloc_count");
    return new PhysicalVolume(row.text("pv_name"), missing || closed ? 0 : free, missing);
  }

  private static LogicalVolume volume(LvmRow row, List<LvmRow> segments) {
    String uuid = row.text("lv_uuid");
    return new LogicalVolume(
        row.text("lv_name"),
        uuid,
        row.text("lv_path"),
        row.text("lv_dm_path"),
        row.number("lv_size"),
        row.text("lv_active").equals("active"),
        row.text("lv_device_open").equals("open"),
        row.device(),
        List.of(row.text("lv_role").split(",")),
        row.text("origin"),
        row.text("pool_lv"),
        segments.stream()
            .filter(segment -> segment.text("lv_uuid").equals(uuid))
            .map(LvmRow::segment)
            .toList());
  }
}
