package dom0.grubxen;

import dom0.grubxen.grub.BootFiles;
import dom0.grubxen.grub.GrubLayout;
import dom0.grubxen.grub.MenuEntry;
import dom0.grubxen.grub.Regenerate;
import dom0.grubxen.grub.SaveDefault;
import dom0.grubxen.settings.Settings;
import dom0.grubxen.settings.SettingsFile;
import dom0.module.Refused;
import dom0.plan.Diff;
import dom0.plan.KeepCopy;
import dom0.plan.Plan;
import dom0.plan.ReplaceFile;
import java.util.List;
import java.util.Optional;

/** Plans the edit of the settings, the new grub.cfg, and a trial boot. */
final class GrubXenPlanner {
  private final GrubXenWanted wanted;
  private final GrubXenFound found;
  private final Plan.Builder plan = new Plan.Builder();

  private GrubXenPlanner(GrubXenWanted wanted, GrubXenFound found) {
    this.wanted = wanted;
    this.found = found;
  }

  static Plan plan(GrubXenWanted wanted, GrubXenFound found) {
    return new GrubXenPlanner(wanted, found).plan();
  }

  private Plan plan() {
    found
        .checks()
        .changeObstacle()
        .ifPresent(
            reason -> {
              throw new Refused(reason);
            });
    refuseXenThatCannotBoot();
    SettingsEdit edit = new SettingsEdit(wanted, found);
    Settings after = edit.edited();
    Trial trial = new Trial(wanted, found);
    switch (found.checks().trial()) {
      case ARMED -> {}
      case TO_ARM -> trial.arming().forEach(plan::step);
      case PROVEN, NONE -> addSteps(after, trial);
    }
    new GrubXenFacts(wanted, found).addTo(plan);
    if (!wanted.update()) {
      new Staleness(wanted, found).reason().ifPresent(reason -> plan.warn(behind(reason)));
    }
    edit.warnings().forEach(plan::warn);
    return plan.build();
  }

  private void refuseXenThatCannotBoot() {
    Optional<String> problem = found.obstacle().or(found::loading);
    if (wanted.bootDefault() == BootDefault.XEN && problem.isPresent()) {
      throw new Refused("Xen cannot be the default entry: " + problem.get());
    }
    boolean stays = wanted.bootDefault() == BootDefault.KEEP;
    if (stays && found.defaultEntry().filter(MenuEntry::isXen).isPresent()) {
      found
          .loading()
          .ifPresent(reason -> plan.warn("the default entry is Xen, which cannot boot: " + reason));
    }
  }

  private String behind(String reason) {
    GrubLayout layout = found.boot().layout();
    return "update is false, and %s is behind: it is one %s; %s brings it up to date"
        .formatted(layout.grubCfg(), reason, layout.generator());
  }

  private void addSteps(Settings after, Trial trial) {
    List<SettingsFile> changed = after.changed();
    changed.forEach(this::write);
    if (!wanted.update()) {
      return;
    }
    Optional<String> saved =
        wanted.isNothing() ? Optional.empty() : new DefaultEntry(wanted, found).toBeSaved();
    addRegeneration(changed, saved);
    saved.ifPresent(id -> plan.step(new SaveDefault(found.boot().layout(), id)));
    if (!wanted.isNothing()) {
      trial.removal().forEach(plan::step);
    }
  }

  private void write(SettingsFile file) {
    Optional<String> before = file.found();
    if (wanted.backup() && before.isPresent()) {
      plan.step(new KeepCopy(file.path(), before.get()));
    }
    plan.step(new ReplaceFile(file.path(), file.text(), 0644));
    plan.diff(new Diff(file.path(), before.orElse(""), file.text()));
  }

  private void addRegeneration(List<SettingsFile> changed, Optional<String> saved) {
    GrubLayout layout = found.boot().layout();
    BootFiles boot = saved.map(found.boot()::withSaved).orElse(found.boot());
    Optional<String> stale = new Staleness(wanted, found.with(boot)).reason();
    boolean follows = !changed.isEmpty() && concernsGrubCfg();
    if (stale.isPresent() || follows) {
      String why = stale.orElseGet(() -> "which must follow " + changed.get(0).path());
      plan.step(new Regenerate(layout, why, text -> complaint(boot.withGrubCfg(text))));
    }
  }

  private Optional<String> complaint(BootFiles after) {
    return new Staleness(wanted, found.with(after)).reason().or(() -> lostDefault(after));
  }

  /** What is kept is not only the settings: they may lead elsewhere in a new menu. */
  private Optional<String> lostDefault(BootFiles after) {
    boolean wasXen = found.defaultEntry().filter(MenuEntry::isXen).isPresent();
    boolean isXen = after.defaultEntry().filter(MenuEntry::isXen).isPresent();
    return wasXen && !isXen && wanted.bootDefault() == BootDefault.KEEP
        ? Optional.of(
            "whose default entry is '%s', no longer Xen: give boot_default"
                .formatted(after.defaultEntry().map(MenuEntry::title).orElse("")))
        : Optional.empty();
  }

  /** Where no Xen entry can be written, options have nothing to reach in grub.cfg. */
  private boolean concernsGrubCfg() {
    return found.obstacle().isEmpty() || wanted.bootDefault() != BootDefault.KEEP;
  }
}
