package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.Waiting;
import dom0.plan.OpenStep;
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
 */
public record RebootGuest(Domain domain, Duration limit, boolean force, CreateGuest create)
    implements OpenStep {
  @Override
  public List<Command> carryOut(Host host) {
    CommandLog log = new CommandLog(host);
    Waiting waiting = new Waiting(host, limit, Domains.POLL);
    String answer = StopGuest.ask(Xl.ask("reboot", domain).within(limit), log);
    Domains domains = new Domains(host, domain.name());
    Optional<Domain> now = waiting.until(it -> !isOld(it), domains::now);
    if (isOld(now)) {
      restartByForce(answer, log);
    } else {
      check(host, domains.atRest(now));
    }
    return log.commands();
  }

  private void check(Host host, Optional<Domain> fresh) {
    if (fresh.isEmpty() || fresh.get().state() != DomainState.RUNNING) {
      throw new HostFailure(
          "%s rebooted and is %s%s"
              .formatted(
                  domain,
                  fresh.map(it -> it.state().word()).orElse("gone"),
                  XlProcesses.logTail(host, domain.name())));
    }
  }

  private void restartByForce(String answer, CommandLog log) {
    if (!force) {
      throw new HostFailure(
          "%s did not reboot within %d s%s; it may still do so; force: true destroys such a guest and starts it again"
              .formatted(domain, limit.toSeconds(), answer));
    }
    log.carryOut(new DestroyGuest(domain.name(), domain.id()));
    log.carryOut(create);
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
    return List.of(Xl.ask("reboot", domain));
  }
}
