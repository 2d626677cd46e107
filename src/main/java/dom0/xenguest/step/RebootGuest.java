package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.Waiting;
import dom0.plan.Step;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.Xl;
import dom0.xenguest.xl.XlProcesses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks a guest to reboot and waits until it runs as a new domain.
 *
 * @param limit how long the guest may take to go down
 * @param force whether a guest that does not is destroyed and started
 * @param create how it is started then
 * @param deeds what it came to
 */
public record RebootGuest(
    Domain domain, Duration limit, boolean force, CreateGuest create, Deeds deeds) implements Step {
  public RebootGuest(Domain domain, Duration limit, boolean force, CreateGuest create) {
    this(domain, limit, force, create, new Deeds());
  }

  @Override
  public void applyTo(Host host) {
    Waiting waiting = new Waiting(host, limit, Domains.POLL);
    String answer = StopGuest.ask(host, Xl.ask("reboot", domain).within(limit), deeds);
    Domains domains = new Domains(host, domain.name());
    Optional<Domain> now = waiting.until(it -> !isOld(it), domains::now);
    if (isOld(now)) {
      restartByForce(host, answer);
      return;
    }
    Optional<Domain> fresh = domains.atRest(now);
    if (fresh.isEmpty() || fresh.get().state() != DomainState.RUNNING) {
      throw new HostFailure(
          "%s rebooted and is %s%s"
              .formatted(
                  domain,
                  fresh.map(it -> it.state().word()).orElse("gone"),
                  XlProcesses.logTail(host, domain.name())));
    }
  }

  private void restartByForce(Host host, String answer) {
    if (!force) {
      throw new HostFailure(
          "%s did not reboot within %d s%s; the request stays with the guest; force: true destroys and starts a guest that does not"
              .formatted(domain, limit.toSeconds(), answer));
    }
    new DestroyGuest(domain.name(), domain.id(), deeds).applyTo(host);
    create.with(deeds).applyTo(host);
  }

  /** A guest that went down stays a moment as its old domain, shut down. */
  private boolean isOld(Optional<Domain> now) {
    return now.isPresent() && now.get().id() == domain.id();
  }

  @Override
  public String describe() {
    return "reboot " + domain;
  }

  @Override
  public List<Command> commands() {
    return deeds.or(Xl.ask("reboot", domain));
  }
}
