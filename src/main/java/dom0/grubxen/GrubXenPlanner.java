package dom0.grubxen;

import dom0.host.Command;
import dom0.module.Refused;
import dom0.plan.Diff;
import dom0.plan.KeptFile;
import dom0.plan.Plan;
import dom0.plan.RunCommand;
import dom0.plan.WriteFile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Plans the edit of /etc/default/grub and whether grub.cfg must be generated anew. */
final class GrubXenPlanner {
  /** os-prober mounts every foreign file system it can find, and hangs where a disk hangs. */
  private static final Duration UPDATE_GRUB_LIMIT = Duration.ofMinutes(10);

  private final GrubXenWanted wanted;
  private final GrubXenFound found;
  private final Plan.Builder plan = new Plan.Builder();

  GrubXenPlanner(GrubXenWanted wanted, GrubXenFound found) {
    this.wanted = wanted;
    this.found = found;
  }

  Plan plan() {
    refuseXenDefaultWithoutXen();
    DefaultsEdit edit = new DefaultsEdit(wanted, found);
    GrubDefaults after = edit.edited();
    addSteps(after);
    addFacts();
    wanted.warnings().forEach(plan::warn);
    edit.warnings().forEach(plan::warn);
    addWarnings();
    return plan.build();
  }

  private void refuseXenDefaultWithoutXen() {
    if (wanted.bootDefault() == BootDefault.XEN && found.obstacle().isPresent()) {
      throw new Refused("Xen cannot be the default entry: " + found.obstacle().get());
    }
  }

  private void addSteps(GrubDefaults after) {
    GrubDefaults before = found.defaults();
    boolean changed = !after.text().equals(before.text());
    if (changed) {
      plan.step(new WriteFile(before.path(), after.text(), 0644));
      plan.diff(new Diff(before.path(), before.text(), after.text()));
    }
    Optional<String> stale = new Staleness(wanted, found).reason();
    if (stale.isPresent() || (changed && concernsGrubCfg())) {
      String why = stale.orElse("which must follow " + before.path());
      plan.step(
          new RunCommand(
              Command.of("update-grub").within(UPDATE_GRUB_LIMIT),
              "regenerate %s, %s".formatted(GrubXenReader.GRUB_CFG, why)));
    }
    // A boot configuration that is half changed is worse than none.
    plan.keep(new KeptFile(before.path(), Optional.of(before.text())));
    plan.keep(new KeptFile(GrubXenReader.GRUB_CFG, Optional.of(found.grubCfg())));
  }

  /** Where no Xen entry can be written, options have nothing to reach in grub.cfg. */
  private boolean concernsGrubCfg() {
    return found.obstacle().isEmpty() || wanted.bootDefault() != BootDefault.KEEP;
  }

  private void addFacts() {
    Reboot reboot = Reboot.of(wanted, found);
    found.defaultEntry().ifPresent(entry -> plan.fact("default_entry", shown(entry)));
    found.effective().ifPresent(line -> plan.fact("effective", Map.of("xen", line.toString())));
    plan.fact("running", shown(found.running()));
    plan.fact("reboot_required", reboot.required());
    plan.fact("reboot_reasons", reboot.reasons());
  }

  private static Map<String, Object> shown(MenuEntry entry) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("title", entry.title());
    shown.put("id", entry.id());
    shown.put("is_xen", entry.isXen());
    return shown;
  }

  private static Map<String, Object> shown(RunningXen running) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("xen", running.present());
    if (!running.version().isEmpty()) {
      shown.put("version", running.version());
    }
    running.options().ifPresent(options -> shown.put("options", options.toString()));
    return shown;
  }

  private void addWarnings() {
    found
        .obstacle()
        .filter(obstacle -> !wanted.options().isEmpty())
        .ifPresent(obstacle -> plan.warn("no Xen entry is generated yet: " + obstacle));
    if (!found.running().doubt().isEmpty()) {
      plan.warn("whether a reboot is needed is not fully known: " + found.running().doubt());
    }
  }
}
