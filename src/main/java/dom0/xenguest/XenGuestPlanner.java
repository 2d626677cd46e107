package dom0.xenguest;

import dom0.module.Refused;
import dom0.plan.Diff;
import dom0.plan.Plan;
import dom0.plan.RemoveFile;
import dom0.xenguest.XenGuestWanted.State;
import dom0.xenguest.guard.ConfigRules;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xlcfg.SecretText;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Plans the file, then the guest's life, then its links: a guest that cannot start gets none. */
final class XenGuestPlanner {
  private final XenGuestWanted wanted;
  private final XenGuestFound found;
  private final XlConfig desired;
  private final Plan.Builder plan = new Plan.Builder();

  private XenGuestPlanner(XenGuestWanted wanted, XenGuestFound found) {
    this.wanted = wanted;
    this.found = found;
    this.desired = found.comparison().desired();
  }

  static Plan plan(XenGuestWanted wanted, XenGuestFound found) {
    return new XenGuestPlanner(wanted, found).plan();
  }

  private Plan plan() {
    if (!found.xl().works() && wanted.state() != State.PRESENT) {
      throw new Refused(
          "state %s needs a running Xen, and xl does not work here: %s"
              .formatted(wanted.state().word(), found.xl().problem()));
    }
    if (wanted.state() == State.ABSENT) {
      planAbsence();
    } else {
      if (found.hasEmptyImage()) {
        plan.step(new RemoveFile(found.image().path()));
      }
      new FilePlan(wanted, found).addTo(plan);
      new LifePlanner(wanted, found).addTo(plan);
      showLiveChanges();
      new AutostartPlan(wanted, found).addTo(plan);
    }
    warn();
    new XenGuestFacts(wanted, found).addTo(plan);
    return plan.build();
  }

  private void planAbsence() {
    if (found.hasImage() && !wanted.force()) {
      throw new Refused(
          "the memory of %s is saved in %s, from which the host would restore the guest at its next boot; force: true removes that file"
              .formatted(wanted.name(), found.image().path()));
    }
    new LifePlanner(wanted, found).addTo(plan);
    new AutostartPlan(wanted, found).remove(plan);
    found.image().size().ifPresent(size -> plan.step(new RemoveFile(found.image().path())));
    found
        .file()
        .text()
        .ifPresent(
            text -> {
              plan.step(new RemoveFile(wanted.file()));
              plan.diff(new Diff(wanted.file(), SecretText.masked(text), ""));
            });
  }

  /** What a guest that runs is given or loses, beside its file. */
  private void showLiveChanges() {
    List<Difference> differences = new ArrayList<>(found.comparison().changes().differences());
    if (wanted.state() == State.RESTARTED) {
      differences.addAll(found.comparison().drift());
    }
    plan.diff(
        new Diff(
            wanted.name() + " as it runs", lines(differences, false), lines(differences, true)));
  }

  private static String lines(List<Difference> differences, boolean file) {
    return differences.stream()
        .map(
            difference ->
                "%s: %s\n"
                    .formatted(
                        difference.key(),
                        String.join(", ", file ? difference.file() : difference.running())))
        .collect(Collectors.joining());
  }

  private void warn() {
    if (!found.xl().works()) {
      plan.warn(
          "Xen does not run here, so nothing but the file was looked at: " + found.xl().problem());
    }
    found.checks().warnings().forEach(plan::warn);
    if (wanted.state() == State.ABSENT) {
      return;
    }
    ConfigRules.warnings(desired, found.xl().version())
        .forEach(warning -> plan.warn(wanted.file() + ": " + warning));
    found
        .domain()
        .filter(
            domain ->
                wanted.state() == State.SHUTDOWN
                    && domain.is(DomainState.SHUTDOWN, DomainState.CRASHED))
        .ifPresent(
            domain ->
                plan.warn(
                    domain
                        + " is down but was kept, memory and disks included; state: destroyed frees"
                        + " them"));
    if (found.hasImage()) {
      warnOfImage();
    }
  }

  private void warnOfImage() {
    if (found.isRestoring()) {
      plan.warn(
          "restoring %s from %s was begun and did not end: the guest never ran, and state: running resumes it from there"
              .formatted(wanted.name(), found.image().path()));
    } else if (found.domain().isPresent()) {
      plan.warn(
          "%s holds an older saved state of %s: the host would restore it at its next boot, with the old configuration, onto disks that have changed since; remove that file"
              .formatted(found.image().path(), wanted.name()));
    } else if (wanted.state() != State.SAVED && !wanted.state().starts()) {
      plan.warn(
          "the memory of %s is saved in %s: it comes back with the configuration it was saved with, not with its file's"
              .formatted(wanted.name(), found.image().path()));
    }
  }
}
