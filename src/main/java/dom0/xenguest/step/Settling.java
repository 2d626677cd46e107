package dom0.xenguest.step;

import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.Waiting;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.XlProcesses;
import java.time.Duration;
import java.util.Optional;

/**
 * Watches a fresh guest for a while.
 *
 * @param act what it is fresh from: a start
 */
record Settling(String name, Duration time, String act) {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration CLEARING_LIMIT = Duration.ofSeconds(15);

  void watch(Host host, Optional<Domain> fresh) {
    Domains domains = new Domains(host, name);
    Optional<Domain> later = later(host, domains, fresh);
    if (fresh.isEmpty() || later.isEmpty()) {
      throw failure(host, comesBack(host, domains) ? "rebooting by itself" : "gone");
    }
    if (later.get().id() != fresh.get().id()) {
      throw failure(host, "already domain %d (rebooting by itself)".formatted(later.get().id()));
    }
    DomainState state = later.get().state();
    if (state != DomainState.RUNNING) {
      throw failure(host, "%s (%s)".formatted(state.word(), later.get().letters()));
    }
  }

  /** Its process of xl also stays for some seconds to clear a dead guest away. */
  private boolean comesBack(Host host, Domains domains) {
    XlProcesses processes = new XlProcesses(host);
    return new Waiting(host, CLEARING_LIMIT, Domains.POLL)
        .until(watched -> !watched || domains.now().isPresent(), () -> processes.watches(name));
  }

  /** The guest as it is then; that it went need not be waited for. */
  private Optional<Domain> later(Host host, Domains domains, Optional<Domain> fresh) {
    Optional<Domain> later = fresh;
    Duration left = time;
    do {
      Duration part = left.compareTo(LOOK) < 0 ? left : LOOK;
      host.pause(part);
      left = left.minus(part);
      later = domains.now();
    } while (!left.isZero() && later.map(Domain::id).equals(fresh.map(Domain::id)));
    return later;
  }

  private HostFailure failure(Host host, String what) {
    return new HostFailure(
        "%s was %s within %d s of its %s%s%s"
            .formatted(
                name,
                what,
                time.toSeconds(),
                act,
                XlProcesses.logTail(host, name),
                XlProcesses.consoleLogTail(host, name)));
  }
}
