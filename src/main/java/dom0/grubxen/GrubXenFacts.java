package dom0.grubxen;

import dom0.grubxen.grub.MenuEntry;
import dom0.grubxen.option.LineOption;
import dom0.grubxen.option.WantedOption;
import dom0.grubxen.running.MachineChecks;
import dom0.grubxen.running.RunningXen;
import dom0.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the result tells of how Xen boots. */
final class GrubXenFacts {
  private final GrubXenWanted wanted;
  private final GrubXenFound found;

  GrubXenFacts(GrubXenWanted wanted, GrubXenFound found) {
    this.wanted = wanted;
    this.found = found;
  }

  void addTo(Plan.Builder plan) {
    found.defaultEntry().ifPresent(entry -> plan.fact("default_entry", shown(entry)));
    if (!found.boot().next().isEmpty()) {
      plan.fact("next_entry", found.boot().next());
    }
    found.nextXenEntry().ifPresent(entry -> plan.fact("effective", options(entry)));
    plan.fact("running", shown(found.running().xen()));
    addReboot(plan);
    if (!wanted.update()) {
      plan.fact("grub_cfg_behind", new Staleness(wanted, found).reason().isPresent());
    }
    if (wanted.backup()) {
      plan.fact("backup_files", found.checks().copies());
    }
    wanted.warnings().forEach(plan::warn);
    addWarnings(plan);
  }

  private void addReboot(Plan.Builder plan) {
    Reboot reboot = Reboot.of(wanted, found);
    boolean armed = found.checks().trial() == Trial.State.ARMED;
    List<String> reasons = new ArrayList<>(reboot.reasons());
    if (armed) {
      reasons.add(0, "the next boot is the trial");
    }
    plan.fact("reboot_required", armed ? true : reboot.required());
    plan.fact("reboot_reasons", reasons);
    List<String> settable =
        wanted.options().stream()
            .filter(option -> reboot.options().contains(option.name()))
            .filter(WantedOption::runtimeSettable)
            .map(WantedOption::name)
            .toList();
    if (!settable.isEmpty()) {
      plan.fact("runtime_settable", settable);
    }
    if (wanted.trial()) {
      boolean proven = found.checks().trial() == Trial.State.PROVEN;
      plan.fact("trial", proven ? "committed" : "armed");
    }
  }

  private static Map<String, Object> shown(MenuEntry entry) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("title", entry.title());
    shown.put("id", entry.id());
    shown.put("is_xen", entry.isXen());
    return shown;
  }

  private static Map<String, Object> options(MenuEntry entry) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("xen", entry.xenCommandLine().toString());
    shown.put("dom0", String.join(" ", entry.kernelWords()));
    return shown;
  }

  private Map<String, Object> shown(RunningXen running) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("xen", running.present());
    if (!running.version().isEmpty()) {
      shown.put("version", running.version());
    }
    running.options().ifPresent(options -> shown.put("options", options.toString()));
    if (running.present()) {
      shown.put("dom0", String.join(" ", found.running().kernelWords()));
    }
    return shown;
  }

  private void addWarnings(Plan.Builder plan) {
    found
        .obstacle()
        .filter(obstacle -> !wanted.options().isEmpty())
        .ifPresent(obstacle -> plan.warn("no Xen entry is generated yet: " + obstacle));
    wanted.options().stream()
        .flatMap(option -> option.warning(found.release()).stream())
        .forEach(plan::warn);
    MachineChecks.warnings(wanted.options(), found.machine()).forEach(plan::warn);
    if (!found.running().xen().doubt().isEmpty()) {
      plan.warn("whether a reboot is needed is not fully known: " + found.running().xen().doubt());
    }
    if (wanted.trial()) {
      addTrialWarnings(plan);
    }
  }

  /** Xen reboots by itself 5 s after a panic, Linux only where panic= says so. */
  private void addTrialWarnings(Plan.Builder plan) {
    List<String> xen =
        found.nextXenEntry().map(entry -> entry.xenCommandLine().texts()).orElse(List.of());
    boolean stays =
        LineOption.applied(xen, wanted.options()).stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .anyMatch(word -> word.matches("noreboot(=(1|yes|on|true|enable))?|reboot=n.*"));
    if (stays) {
      plan.warn("with noreboot a Xen that panics stays down: it does not fall back by itself");
    }
    List<String> kernel = found.nextXenEntry().map(MenuEntry::kernelWords).orElse(List.of());
    boolean panics =
        LineOption.applied(kernel, wanted.dom0Options()).stream()
            .anyMatch(word -> word.matches("panic=-?[1-9].*"));
    if (!panics) {
      plan.warn(
          "a dom0 that panics stays down: dom0_options: {panic: 30} would make it fall back by itself");
    }
  }
}
