package dom0.xenguest;

import dom0.xenguest.xl.Domain;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.List;

/**
 * What a guest's file must say, and how the guest that runs differs from that: made once for each
 * reading of the host, since what is looked at and what is planned both follow from it.
 *
 * @param desired the file as it must be; equal to what was found when nothing in it is to change
 * @param drift in what the domain differs; none without a domain, or one of which xl cannot tell
 * @param complete whether everything in the file could be compared with the domain
 * @param changes what the domain is given while it runs
 */
record Comparison(XlConfig desired, List<Difference> drift, boolean complete, LiveChanges changes) {

  Comparison {
    drift = List.copyOf(drift);
  }

  /** Before anything was compared. */
  static final Comparison NONE = new Comparison(XlConfig.EMPTY, List.of(), false, LiveChanges.NONE);

  /**
   * Compares.
   *
   * @param desired what {@link DesiredConfig} made of the task and the file
   * @param libxl what xl makes of it, where it was asked
   */
  static Comparison of(
      XenGuestWanted wanted, XenGuestFound found, XlConfig desired, LibxlComparison libxl) {
    return found
        .domain()
        .flatMap(domain -> Drift.of(desired, domain, libxl).map(it -> of(wanted, domain, it)))
        .orElseGet(() -> new Comparison(desired, List.of(), false, LiveChanges.NONE));
  }

  private static Comparison of(XenGuestWanted wanted, Domain domain, Drift drift) {
    List<Difference> differences = drift.differences();
    return new Comparison(
        drift.config(),
        differences,
        drift.isComplete(),
        LiveChanges.of(wanted, domain, drift.config(), differences));
  }

  /** Whether the domain is known to be what a start from the file would make of it. */
  boolean isExact() {
    return complete && drift.isEmpty();
  }
}
