package dom0.xenguest;

import dom0.plan.Step;
import dom0.xenguest.XenGuestWanted.Apply;
import dom0.xenguest.XenGuestWanted.State;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.VifSpec;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.List;

/**
 * What a guest that runs is given of its file without a restart. By itself only keys that the task
 * gives: what somebody set by hand stays otherwise. A task that would restart the guest for a
 * difference has all keys of the file changed.
 *
 * @param needRestart whether the guest is to be restarted for what cannot be changed otherwise
 * @param steps none where it is
 * @param differences those that this run ends
 * @param moreMemory memory that the guest gets in addition, in MiB
 * @param devices those that it is given
 */
record LiveChanges(
    boolean needRestart,
    List<Step> steps,
    List<Difference> differences,
    long moreMemory,
    Devices devices) {

  /** Disks and network cards that a running guest lacks. */
  record Devices(List<DiskSpec> disks, List<VifSpec> cards) {
    static final Devices NONE = new Devices(List.of(), List.of());

    boolean isEmpty() {
      return disks.isEmpty() && cards.isEmpty();
    }
  }

  static final LiveChanges NONE = new LiveChanges(false, List.of(), List.of(), 0, Devices.NONE);

  LiveChanges {
    steps = List.copyOf(steps);
    differences = List.copyOf(differences);
  }

  /** What ends the drift of a domain, as far as the task wants it ended. */
  static LiveChanges of(
      XenGuestWanted wanted, Domain domain, XlConfig desired, List<Difference> drift) {
    boolean changes =
        wanted.state() == State.RUNNING
            && wanted.policy().apply() != Apply.NEVER
            && domain.is(DomainState.RUNNING, DomainState.PAUSED)
            && !drift.isEmpty();
    return changes ? new LivePlanner(wanted, domain, desired, drift).changes() : NONE;
  }
}
