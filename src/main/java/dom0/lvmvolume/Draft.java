package dom0.lvmvolume;

import dom0.host.Command;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.LogicalVolume.Settings;
import dom0.lvmvolume.lvm.PhysicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.module.Refused;
import dom0.plan.Diff;
import dom0.plan.Plan;
import dom0.plan.RunCommand;
import dom0.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan in the making: the steps so far, and the volume as it will be after them. Each part of the
 * planner looks at that volume only, so what follows the creation of a volume is the same as what a
 * later run would find to do.
 */
final class Draft {
  /** LVM waits for its locks, and a remove may discard every block: minutes on a large volume. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final LvmVolumeWanted wanted;
  private final LvmVolumeFound found;
  private final VolumeGroup group;
  private final Plan.Builder plan;
  private Optional<LogicalVolume> now;

  Draft(LvmVolumeWanted wanted, LvmVolumeFound found, VolumeGroup group, Plan.Builder plan) {
    this.wanted = wanted;
    this.found = found;
    this.group = group;
    this.plan = plan;
    this.now = found.subject();
  }

  LvmVolumeWanted wanted() {
    return wanted;
  }

  LvmVolumeFound found() {
    return found;
  }

  VolumeGroup group() {
    return group;
  }

  /** The volume as it will be; only where there is one. */
  LogicalVolume volume() {
    return now.orElseThrow();
  }

  Optional<LogicalVolume> now() {
    return now;
  }

  void becomes(LogicalVolume volume) {
    now = Optional.of(volume);
  }

  void becomes(Settings settings) {
    becomes(volume().with(settings));
  }

  void isGone() {
    now = Optional.empty();
  }

  /** "vg0/web", as LVM's tools and our messages have it. */
  String label() {
    return label(wanted.name().volume());
  }

  /** Adds a command that changes another volume of the group. */
  String label(String volume) {
    return group.name() + "/" + volume;
  }

  /** Changes the volume by lvchange. */
  void change(String purpose, List<String> words) {
    List<String> argv = argv("lvchange", "--yes");
    argv.addAll(words);
    argv.add(label());
    run(purpose, argv);
  }

  void run(String purpose, String... argv) {
    run(purpose, Arrays.asList(argv));
  }

  void run(String purpose, List<String> argv) {
    run(purpose, argv, LIMIT);
  }

  void run(String purpose, List<String> argv, Duration limit) {
    plan.step(new RunCommand(Command.of(configured(argv)).within(limit), purpose));
  }

  private List<String> configured(List<String> argv) {
    String config = wanted.access().config();
    if (config.isEmpty() || !argv.get(0).startsWith("lv")) {
      return argv;
    }
    List<String> configured = new ArrayList<>(argv);
    configured.addAll(1, List.of("--config", config));
    return configured;
  }

  void step(Step step) {
    plan.step(step);
  }

  void diff(Diff diff) {
    plan.diff(diff);
  }

  void warn(String warning) {
    plan.warn(warning);
  }

  void goesOn(String reason) {
    plan.goesOn(reason);
  }

  void fact(String name, Object value) {
    plan.fact(name, value);
  }

  /** The PVs for a command's end: none where any will do. */
  List<String> pvs() {
    return found.anyPv() ? List.of() : found.chosen().stream().map(PhysicalVolume::name).toList();
  }

  static List<String> argv(String... words) {
    return new ArrayList<>(Arrays.asList(words));
  }

  Refused refusal(String doing, String why) {
    return new Refused("could not %s %s: %s".formatted(doing, label(), why));
  }

  void refuseIfOpen(String doing) {
    if (found.use().isOpen(volume())) {
      throw refusal(doing, "it is open, " + found.use().words());
    }
  }

  void refuseIfDependantsOpen(String doing, List<LogicalVolume> dependants) {
    Map<String, List<String>> holders = found.use().others();
    for (LogicalVolume dependant : dependants) {
      if (holders.containsKey(dependant.name())) {
        throw refusal(
            doing,
            "%s, which depends on it, is open, %s"
                .formatted(dependant.name(), String.join(", ", holders.get(dependant.name()))));
      }
    }
  }

  void refuseIfMerging(String doing) {
    if (volume().status().merging()) {
      throw refusal(doing, "a snapshot is being merged into it");
    }
  }

  /** LVM changes the metadata of a group only where it is whole and this host's. */
  void refuseIfLocked(String doing) {
    refuseIfClosed(doing);
    List<String> missing = group.missing();
    if (!missing.isEmpty()) {
      throw refusal(
          doing,
          "the volume group %s is missing %d of its PVs (%s), and LVM changes it only when it is whole"
              .formatted(group.name(), missing.size(), String.join(", ", missing)));
    }
  }

  /** LVM does not even activate the volumes of such a group. */
  void refuseIfClosed(String doing) {
    if (group.unlocked()) {
      // "Cannot access VG vg0 with lock type sanlock that requires lvmlockd."
      throw refusal(
          doing,
          "the volume group %s is shared between hosts by lvmlockd, which does not run here"
              .formatted(group.name()));
    }
    if (!group.duplicates().isEmpty()) {
      // "Cannot activate LVs in VG vg0 while PVs appear on duplicate devices."
      throw refusal(
          doing,
          "PVs of the volume group %s appear twice, also on %s; detach the copies, or give them UUIDs of their own by vgimportclone"
              .formatted(group.name(), String.join(", ", group.duplicates())));
    }
    if (group.exported()) {
      throw refusal(
          doing,
          "the volume group %s is exported; vgimport %s brings it back"
              .formatted(group.name(), group.name()));
    }
  }
}
