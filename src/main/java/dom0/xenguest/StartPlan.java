package dom0.xenguest;

import dom0.module.Refused;
import dom0.plan.Step;
import dom0.xenguest.step.CreateGuest;
import dom0.xenguest.step.RestoreGuest;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.List;

/** Plans a guest's start, and refuses one that could only fail. */
final class StartPlan {
  /**
   * What Xen takes for itself: page tables, about 1 MiB for each virtual CPU, and some to spare.
   */
  private static final long MEMORY_SLACK_MIB = 16;

  private final XenGuestWanted wanted;
  private final XenGuestFound found;
  private final XlConfig desired;

  StartPlan(XenGuestWanted wanted, XenGuestFound found, XlConfig desired) {
    this.wanted = wanted;
    this.found = found;
    this.desired = desired;
  }

  /**
   * The start of a guest that is not there, or will not be by then. One whose memory is saved goes
   * on from there: a fresh start would make that false.
   *
   * @param freedMib memory that will be free by then
   */
  Step step(long freedMib) {
    check(freedMib);
    return found.isSaved() || found.isRestoring()
        ? new RestoreGuest(
            wanted.name(),
            found.file().config().text("uuid"),
            found.image().path(),
            wanted.policy().settle(),
            wanted.policy().sharesDisks())
        : create();
  }

  CreateGuest create() {
    return new CreateGuest(wanted.name(), wanted.file(), wanted.policy().settle());
  }

  /** The memory that a start takes, in MiB. */
  static long needs(XlConfig config) {
    return config.number("memory").orElse(32L) // xl's standard
        + config.number("vcpus").orElse(1L)
        + MEMORY_SLACK_MIB;
  }

  /**
   * Refuses a start that could only fail, before anything is ended for it.
   *
   * @param freedMib memory that will be free by then
   */
  void check(long freedMib) {
    if (desired.values().isEmpty()) {
      throw new Refused(
          "%s could not be started again: there is no %s and the task gives no configuration"
              .formatted(wanted.name(), wanted.file()));
    }
    List<String> obstacles = new ArrayList<>(found.checks().obstacles());
    obstacles.addAll(found.checks().others());
    if (!obstacles.isEmpty()) {
      throw new Refused(
          "%s is not started: %s".formatted(wanted.name(), String.join("; ", obstacles)));
    }
    long needs = needs(desired);
    long free = found.checks().freeMib().orElse(needs) + freedMib;
    if (free < needs) {
      throw new Refused(
          "%s needs %d MiB and Xen has %d MiB free: shut down another guest, or give dom0 less memory"
              .formatted(wanted.name(), needs, free));
    }
  }
}
