package dom0.xenguest;

import dom0.module.Refused;
import dom0.plan.Plan;
import dom0.plan.RunCommand;
import dom0.plan.Step;
import dom0.xenguest.step.DestroyGuest;
import dom0.xenguest.step.RebootGuest;
import dom0.xenguest.step.SaveGuest;
import dom0.xenguest.step.StopGuest;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.Xl;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.List;

/** Plans a guest's life: from the state that its domain is in to the one that is wanted. */
final class LifePlanner {
  private static final String FORCE = "; force: true destroys it, like pulling the plug";

  private final XenGuestWanted wanted;
  private final XenGuestFound found;
  private final XlConfig desired;
  private final StartPlan start;

  LifePlanner(XenGuestWanted wanted, XenGuestFound found) {
    this.wanted = wanted;
    this.found = found;
    this.desired = found.comparison().desired();
    this.start = new StartPlan(wanted, found, desired);
  }

  void addTo(Plan.Builder plan) {
    if (wanted.state() != XenGuestWanted.State.PRESENT) {
      steps().forEach(plan::step);
    }
  }

  private List<Step> steps() {
    if (found.domain().isEmpty()) {
      return fromNothing();
    }
    Domain domain = found.domain().get();
    if (domain.state() == DomainState.DYING) {
      throw new Refused(
          "%s is dying but holds on to something (a zombie): look at xl list, and reboot the host if it stays"
              .formatted(domain));
    }
    return switch (wanted.state()) {
      case PRESENT -> List.of();
      case RUNNING -> running(domain);
      case SHUTDOWN -> shutDown(domain);
      case ABSENT -> absent(domain);
      case DESTROYED -> destroyed(domain);
      case SAVED -> saved(domain);
      case PAUSED -> paused(domain);
      case RESTARTED -> restarted(domain);
    };
  }

  private List<Step> fromNothing() {
    return switch (wanted.state()) {
      case RUNNING, RESTARTED -> List.of(start.step(0));
      case SAVED -> {
        if (!found.isSaved()) {
          throw new Refused("%s does not run, so it cannot be saved".formatted(wanted.name()));
        }
        yield List.of();
      }
      case PAUSED ->
          throw new Refused("%s does not run, so it cannot be paused".formatted(wanted.name()));
      default -> List.of();
    };
  }

  private List<Step> running(Domain domain) {
    if (found.isRestoring()) {
      return replaced(domain);
    }
    return switch (domain.state()) {
      case RUNNING -> changed(domain);
      case PAUSED -> unpaused(domain);
      case UNFINISHED -> replaced(domain); // it never ran: nothing is lost
      default -> {
        demandForce(domain, "%s is %s and its domain is still there");
        yield replaced(domain);
      }
    };
  }

  private List<Step> unpaused(Domain domain) {
    List<Step> steps = new ArrayList<>(List.of(command("unpause", domain)));
    steps.addAll(changed(domain));
    return steps;
  }

  /** A guest that runs gets what its task says without a restart, or by one. */
  private List<Step> changed(Domain domain) {
    LiveChanges changes = found.comparison().changes();
    if (changes.needRestart()) {
      refuseOlderState(domain);
      start.check(domain.memoryMib());
      return List.of(stop(domain).beforeStart(), start.create());
    }
    if (!found.checks().additions().isEmpty()) {
      throw new Refused(
          "%s is not changed: %s".formatted(domain, String.join("; ", found.checks().additions())));
    }
    long free = found.checks().freeMib().orElse(Long.MAX_VALUE);
    if (changes.moreMemory() > free) {
      throw new Refused(
          "%s needs %d MiB more and Xen has %d MiB free: shut down another guest, or give dom0 less memory"
              .formatted(domain, changes.moreMemory(), free));
    }
    return changes.steps();
  }

  /** What no xl tells of belongs to another toolstack, or was half built by one. */
  private List<Step> destroyed(Domain domain) {
    refuseOlderState(domain);
    if (domain.config().isEmpty()) {
      demandForce(
          domain,
          "%s is %s and xl cannot tell its configuration: it may belong to libvirt or xapi");
    }
    return List.of(new DestroyGuest(domain.name(), domain.id()));
  }

  private List<Step> saved(Domain domain) {
    if (found.isRestoring()) {
      return List.of(new DestroyGuest(domain.name(), domain.id()));
    }
    if (domain.state() != DomainState.RUNNING) {
      throw new Refused("%s is %s, so it cannot be saved".formatted(domain, domain.state().word()));
    }
    refuseOlderState(domain);
    if (!found.checks().obstacles().isEmpty()) {
      throw new Refused(
          "%s is not saved: %s".formatted(domain, String.join("; ", found.checks().obstacles())));
    }
    return List.of(new SaveGuest(domain, found.image().path()));
  }

  /** Once the guest is gone, its next start would go on from there, on disks that have changed. */
  private void refuseOlderState(Domain domain) {
    if (found.hasImage() && !found.isRestoring()) {
      throw new Refused(
          "%s holds an older saved state of %s, from which its next start would resume: remove that file first"
              .formatted(found.image().path(), domain));
    }
  }

  private List<Step> shutDown(Domain domain) {
    return switch (domain.state()) {
      case RUNNING -> {
        refuseOlderState(domain);
        yield List.of(stop(domain));
      }
      case PAUSED -> {
        // A request would wait in xenstore and strike when somebody unpauses the guest.
        demandForce(domain, "%s is %s and cannot shut itself down");
        refuseOlderState(domain);
        yield List.of(new DestroyGuest(domain.name(), domain.id()));
      }
      case UNFINISHED -> List.of(new DestroyGuest(domain.name(), domain.id()));
      default -> List.of(); // it is down, though its domain was kept
    };
  }

  private List<Step> absent(Domain domain) {
    if (domain.state() == DomainState.UNFINISHED) {
      return List.of(new DestroyGuest(domain.name(), domain.id()));
    }
    demandForce(
        domain,
        domain.state() == DomainState.RUNNING
            ? "%s is %s: shut it down first (state: shutdown)"
            : "%s is %s and its domain is still there: free it first (state: destroyed)");
    return domain.state() == DomainState.RUNNING
        ? List.of(stop(domain))
        : List.of(new DestroyGuest(domain.name(), domain.id()));
  }

  private List<Step> paused(Domain domain) {
    return switch (domain.state()) {
      case PAUSED -> List.of();
      case RUNNING -> List.of(command("pause", domain));
      default ->
          throw new Refused(
              "%s is %s, so it cannot be paused".formatted(domain, domain.state().word()));
    };
  }

  private List<Step> restarted(Domain domain) {
    if (domain.state() == DomainState.UNFINISHED || found.isRestoring()) {
      return replaced(domain);
    }
    if (domain.state() != DomainState.RUNNING) {
      demandForce(domain, "%s is %s and cannot restart itself");
      return replaced(domain);
    }
    refuseOlderState(domain);
    start.check(domain.memoryMib()); // a guest whose kernel is gone would not come back
    // xl reboot builds the guest from what it was started with, not from its file.
    return startsAsItIs()
        ? List.of(
            new RebootGuest(domain, wanted.policy().timeout(), wanted.force(), start.create()))
        : List.of(stop(domain).beforeStart(), start.create());
  }

  /** Whether a reboot, which xl builds from what the guest was started with, matches its file. */
  private boolean startsAsItIs() {
    return found.live().isPresent()
        && found.comparison().isExact()
        && found.live().get().startedWithPins(desired)
        && action("on_reboot").equals("restart")
        && found.checks().watched();
  }

  private List<Step> replaced(Domain domain) {
    refuseOlderState(domain);
    return List.of(new DestroyGuest(domain.name(), domain.id()), start.step(domain.memoryMib()));
  }

  private StopGuest stop(Domain domain) {
    String action = action("on_poweroff");
    if (!action.equals("destroy") && !wanted.force()) {
      throw new Refused(
          "on_poweroff of %s is %s: it would not be gone after a shutdown%s"
              .formatted(domain, action, FORCE));
    }
    return new StopGuest(domain, wanted.policy().timeout(), wanted.force());
  }

  /** What its process does with the domain; libxl leaves out "destroy". */
  private String action(String event) {
    return found
        .live()
        .map(live -> live.value(event))
        .filter(text -> !text.isEmpty())
        .orElse("destroy");
  }

  private static Step command(String verb, Domain domain) {
    return new RunCommand(Xl.on(verb, domain.id()), verb + " " + domain);
  }

  private void demandForce(Domain domain, String problem) {
    if (!wanted.force()) {
      throw new Refused(problem.formatted(domain, domain.state().word()) + FORCE);
    }
  }
}
