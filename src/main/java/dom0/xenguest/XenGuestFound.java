package dom0.xenguest;

import java.util.List;
import java.util.Optional;

/**
 * What there is of a guest now.
 *
 * @param text the guest's file as it is; empty when there is none
 * @param config what that file says; {@link XlConfig#EMPTY} when there is none
 * @param seed what makes identities made here differ from those made on other hosts
 * @param xl whether the domains could be listed
 * @param domain the guest's domain
 * @param autostart where its link in /etc/xen/auto leads; empty when there is none
 * @param start what stands against starting it, read where it may be started
 */
record XenGuestFound(
    Optional<String> text,
    XlConfig config,
    String seed,
    Toolstack xl,
    Optional<Domain> domain,
    Optional<String> autostart,
    StartChecks start) {

  /** Whether xl works here, and if not, why. */
  record Toolstack(boolean works, String problem) {}

  /**
   * What a start needs and what stands against it.
   *
   * @param obstacles each as a sentence; none when nothing does
   * @param freeMib memory that Xen can give to a guest; empty where xl takes what lacks from dom0
   */
  record StartChecks(List<String> obstacles, Optional<Long> freeMib) {
    static final StartChecks NONE = new StartChecks(List.of(), Optional.empty());

    StartChecks {
      obstacles = List.copyOf(obstacles);
    }
  }

  Optional<LiveConfig> live() {
    return domain.flatMap(Domain::config);
  }

  XenGuestFound with(StartChecks checks) {
    return new XenGuestFound(text, config, seed, xl, domain, autostart, checks);
  }
}
