package dom0.lvmvolume.lvm;

import dom0.host.Command;
import dom0.host.CommandFailed;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.json.Json;
import dom0.json.JsonTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks LVM for all it has, by one command: one look, so the parts fit each other. */
public final class LvmReport {
  private static final String DOING = "read the volume groups";

  /** lvmlockd(8) */
  private static final String LVMLOCKD = "/run/lvm/lvmlockd.socket";

  /**
   * An administrator's lvm.conf may put a prefix before every line, leave quotes out, add a log to
   * the report, turn its words into numbers or part its lists by another character; none of that is
   * JSON that we could read.
   */
  private static final String PLAIN =
      "log{prefix=\"\" command_names=0 verbose=0 report_command_log=0}"
          + " report{binary_values_as_numeric=0 compact_output=0 compact_output_cols=\"\" mark_hidden_devices=1"
          + " prefixes=0 quoted=1 list_item_separator=\",\"}";

  private static final String VG =
      "vg_name,vg_uuid,vg_extent_size,vg_extent_count,vg_free,vg_exported,vg_shared";
  private static final String PV =
      "pv_name,pv_uuid,pv_pe_count,pv_pe_alloc_count,pv_allocatable,pv_missing";
  private static final String LV =
      "lv_name,lv_uuid,lv_path,lv_dm_path,lv_size,lv_active,lv_device_open,lv_kernel_major,"
          + "lv_kernel_minor,lv_role,lv_layout,lv_parent,origin,pool_lv,lv_permissions,lv_tags,"
          + "lv_allocation_policy,lv_read_ahead,lv_skip_activation,lv_minor,lv_merging,lv_snapshot_invalid,"
          + "lv_health_status,lv_when_full,lv_metadata_size,data_percent,metadata_percent,"
          + "sync_percent";

  /** LVM has it since 2.03.12; Ubuntu 22.04 and Debian 11 have 2.03.11, where it is an error. */
  private static final String NEW = "lv_autoactivation";

  /** Apart from the volumes: fields of segments among theirs would give a row for each segment. */
  private static final String SEG =
      "lv_uuid,segtype,stripes,data_copies,stripe_size,region_size,chunk_size,discards,zero,cache_mode,"
          + "seg_pe_ranges";

  private static final Pattern DUPLICATE =
      Pattern.compile("(?m)^ *WARNING: Not using device (\\S+) for PV (\\S+)\\.$");

  /** "Cannot access VG vg0 with system ID other with unknown local system ID." */
  private static final Pattern FOREIGN =
      Pattern.compile("(?m)^ *Cannot access VG (\\S+) with system ID (\\S+) with ");

  private final CommandResult result;
  private final BooleanSupplier lvmlockd;

  /**
   * @param result a report; stderr is where LVM warns of duplicates: only there it tells both
   *     devices
   * @param lvmlockd whether that runs; asked only where a group is shared
   */
  LvmReport(CommandResult result, BooleanSupplier lvmlockd) {
    this.result = result;
    this.lvmlockd = lvmlockd;
  }

  /**
   * What there is.
   *
   * @param all the groups that this host may use
   * @param foreign the names of those that LVM leaves to another host, with its system ID
   */
  public record Groups(List<VolumeGroup> all, Map<String, String> foreign) {
    public Groups {
      all = List.copyOf(all);
      foreign = Map.copyOf(foreign);
    }
  }

  /** A setting that is given twice has its last value. */
  private static Command command(String lv, String config) {
    String settings = (config + " " + PLAIN).strip();
    // --shared: without it LVM is silent about groups whose lvmlockd does not run
    List<String> argv =
        new ArrayList<>(List.of("lvm", "fullreport", "--all", "--shared", "--config", settings));
    argv.addAll(List.of("--reportformat", "json", "--units", "b", "--nosuffix"));
    argv.addAll(List.of("--configreport", "vg", "-o", VG, "--configreport", "pv", "-o", PV));
    argv.addAll(List.of("--configreport", "lv", "-o", lv, "--configreport", "seg", "-o", SEG));
    // printed in any case, so as little of it as there can be
    argv.addAll(List.of("--configreport", "pvseg", "-o", "pvseg_start"));
    return Command.of(argv);
  }

  /** What LVM is asked first; where it does not know a field, it is asked again without. */
  public static Command question(String config) {
    return command(LV + "," + NEW, config);
  }

  /**
   * Reads it.
   *
   * @param config further settings of lvm.conf
   */
  public static Groups read(Host host, String config) {
    CommandResult result = host.run(question(config));
    // "Unrecognised field: lv_autoactivation."
    if (!result.ok() && result.stderr().contains(NEW)) {
      result = host.run(command(LV, config));
    }
    LvmReport report = new LvmReport(result.orFail(DOING), () -> host.status(LVMLOCKD).isPresent());
    return report.checked(() -> new Groups(report.groups(), foreign(report.result.stderr())));
  }

  /** What is read, if the report is one. */
  private <T> T checked(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (Json.Malformed | LvmRow.Malformed e) {
      throw new CommandFailed(result, DOING, "gave no report to go by (" + e.getMessage() + ")");
    }
  }

  /** The groups of the report. */
  List<VolumeGroup> groups() {
    List<VolumeGroup> groups = new ArrayList<>();
    for (Map<String, List<JsonTables.Row>> report : JsonTables.read(result.stdout(), "report")) {
      // PVs that belong to no group come as a report of a group without a name.
      rows(report, "vg").stream()
          .filter(row -> !row.text("vg_name").isEmpty())
          .forEach(row -> groups.add(group(row, report)));
    }
    return List.copyOf(groups);
  }

  private VolumeGroup group(LvmRow row, Map<String, List<JsonTables.Row>> report) {
    List<PhysicalVolume> pvs = rows(report, "pv").stream().map(LvmReport::physical).toList();
    LvmVolumeRows rows = new LvmVolumeRows(rows(report, "lv"), rows(report, "seg"));
    return new VolumeGroup(
        row.text("vg_name"),
        row.text("vg_uuid"),
        row.number("vg_extent_size"),
        row.number("vg_extent_count"),
        row.number("vg_free"),
        !row.text("vg_exported").isEmpty(),
        !row.text("vg_shared").isEmpty() && !lvmlockd.getAsBoolean(),
        duplicates(pvs, result.stderr()),
        pvs,
        volumes(rows, false),
        volumes(rows, true));
  }

  private VolumeList volumes(LvmVolumeRows rows, boolean hidden) {
    List<LvmRow> volumes = rows.volumes(hidden);
    List<String> names = volumes.stream().map(row -> row.text("lv_name")).toList();
    return new VolumeList(names, index -> checked(() -> rows.volume(volumes.get(index))));
  }

  private static List<LvmRow> rows(Map<String, List<JsonTables.Row>> report, String name) {
    return report.getOrDefault(name, List.of()).stream().map(LvmRow::new).toList();
  }

  private static PhysicalVolume physical(LvmRow row) {
    boolean missing = !row.text("pv_missing").isEmpty();
    boolean closed = row.text("pv_allocatable").isEmpty();
    long free = row.number("pv_pe_count") - row.number("pv_pe_alloc_count");
    return new PhysicalVolume(
        row.text("pv_name"), row.text("pv_uuid"), missing || closed ? 0 : free, missing);
  }

  private static List<String> duplicates(List<PhysicalVolume> pvs, String stderr) {
    Set<String> uuids = pvs.stream().map(PhysicalVolume::uuid).collect(Collectors.toSet());
    return DUPLICATE
        .matcher(stderr)
        .results()
        .filter(it -> uuids.contains(it.group(2)))
        .map(it -> it.group(1))
        .toList();
  }

  private static Map<String, String> foreign(String stderr) {
    return FOREIGN
        .matcher(stderr)
        .results()
        .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2), (first, same) -> first));
  }
}
