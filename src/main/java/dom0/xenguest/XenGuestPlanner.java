package dom0.xenguest;

import dom0.module.Refused;
import dom0.plan.Diff;
import dom0.plan.MakeLink;
import dom0.plan.Plan;
import dom0.plan.RemoveFile;
import dom0.plan.WriteFile;
import dom0.xenguest.XenGuestWanted.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Plans the file, then the guest's life, then its link: a guest that cannot start gets none. */
final class XenGuestPlanner {
  private final XenGuestWanted wanted;
  private final XenGuestFound found;
  private final XlConfig desired;
  private final Plan.Builder plan = new Plan.Builder();

  XenGuestPlanner(XenGuestWanted wanted, XenGuestFound found) {
    this.wanted = wanted;
    this.found = found;
    this.desired = DesiredConfig.of(wanted, found);
  }

  Plan plan() {
    if (!found.xl().works() && wanted.state() != State.PRESENT) {
      throw new Refused(
          "state %s needs a running Xen, and xl does not work here: %s"
              .formatted(wanted.state().name().toLowerCase(Locale.ROOT), found.xl().problem()));
    }
    if (wanted.state() == State.ABSENT) {
      planAbsence();
    } else {
      planFile();
      new LifePlanner(wanted, found, desired).addTo(plan);
      planAutostart();
    }
    warn();
    addFacts();
    return plan.build();
  }

  private void planAbsence() {
    new LifePlanner(wanted, found, desired).addTo(plan);
    found.autostart().ifPresent(target -> unlink(target));
    found
        .text()
        .ifPresent(
            text -> {
              plan.step(new RemoveFile(wanted.file()));
              plan.diff(new Diff(wanted.file(), text, ""));
            });
  }

  private void planFile() {
    if (found.text().isEmpty() && desired.values().isEmpty() && found.domain().isEmpty()) {
      if (wanted.state() == State.SHUTDOWN || wanted.state() == State.DESTROYED) {
        return; // what is not there is down
      }
      throw new Refused(
          "%s has no configuration: there is no %s and the task gives none"
              .formatted(wanted.name(), wanted.file()));
    }
    if (desired.equals(found.config())) {
      return;
    }
    List<String> problems = ConfigRules.problems(desired);
    if (!problems.isEmpty()) {
      throw new Refused(
          "%s would be wrong: %s".formatted(wanted.file(), String.join("; ", problems)));
    }
    plan.step(new WriteFile(wanted.file(), desired.render(), 0644));
    plan.diff(new Diff(wanted.file(), found.text().orElse(""), desired.render()));
  }

  private void planAutostart() {
    boolean on = wanted.autostart().orElse(found.autostart().isPresent());
    if (on && found.autostart().isEmpty()) {
      plan.step(new MakeLink(wanted.autostartLink(), wanted.file()));
    } else if (on && wanted.autostart().isPresent()) {
      found.autostart().ifPresent(this::refuseForeign);
    } else if (!on) {
      found.autostart().ifPresent(this::unlink);
    }
  }

  private void unlink(String target) {
    refuseForeign(target);
    plan.step(new RemoveFile(wanted.autostartLink()));
  }

  private void refuseForeign(String target) {
    if (!target.equals(wanted.file()) && !target.equals("../" + wanted.name() + ".cfg")) {
      throw new Refused(
          "%s leads to %s, not to %s: remove it by hand"
              .formatted(wanted.autostartLink(), target, wanted.file()));
    }
  }

  private void warn() {
    if (!found.xl().works()) {
      plan.warn(
          "Xen does not run here, so nothing but the file was looked at: " + found.xl().problem());
    }
    if (wanted.state() == State.SHUTDOWN) {
      found
          .domain()
          .filter(
              domain ->
                  domain.state() == DomainState.SHUTDOWN || domain.state() == DomainState.CRASHED)
          .ifPresent(
              domain ->
                  plan.warn(
                      domain
                          + " is down but was kept, memory and disks included; state: destroyed frees them"));
    }
  }

  private void addFacts() {
    plan.fact("name", wanted.name());
    plan.fact("config_file", wanted.file());
    plan.fact("autostart", found.autostart().isPresent());
    if (found.xl().works()) {
      plan.fact("state", found.domain().map(domain -> domain.state().word()).orElse("absent"));
    }
    Optional<String> uuid =
        found
            .domain()
            .map(Domain::uuid)
            .filter(text -> !text.isEmpty())
            .or(() -> desired.text("uuid"));
    uuid.ifPresent(is -> plan.fact("uuid", is));
    found.domain().ifPresent(this::addDomainFacts);
  }

  private void addDomainFacts(Domain domain) {
    plan.fact("domid", domain.id());
    plan.fact("memory", domain.memoryMib());
    plan.fact("vcpus", domain.vcpus());
    plan.fact("console", "xl console " + wanted.name());
    List<String> pending =
        domain.config().map(live -> new PendingRestart(desired, live).keys()).orElse(List.of());
    plan.fact("pending_restart", found.text().isEmpty() ? List.of() : pending);
  }
}
