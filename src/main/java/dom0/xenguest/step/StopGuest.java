package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.CommandFailed;
import dom0.host.CommandResult;
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
 * Asks a guest to shut down and waits until it is gone.
 *
 * @param limit how long that may take, xl's own waiting for the guest's answer included
 * @param force whether a guest that does not is destroyed
 * @param clears whether the domain of a guest that did shut down is cleared away where no process
 *     of xl does that
 */
public record StopGuest(Domain domain, Duration limit, boolean force, boolean clears)
    implements OpenStep {
  public StopGuest(Domain domain, Duration limit, boolean force) {
    this(domain, limit, force, false);
  }

  /** For a guest that is to start again, for which its old domain must go. */
  public StopGuest beforeStart() {
    return new StopGuest(domain, limit, force, true);
  }

  @Override
  public List<Command> carryOut(Host host) {
    CommandLog log = new CommandLog(host);
    Waiting waiting = new Waiting(host, limit, Domains.POLL);
    String answer = ask(Xl.ask("shutdown", domain).within(limit), log);
    Domains domains = new Domains(host, domain.name());
    Optional<Domain> left = waiting.until(it -> !isGoing(host, it), domains::now);
    if (isThere(left)) {
      destroy(left.get(), answer, log);
    } else if (left.isPresent() || isWatched(host)) {
      endWhatComesBack(left, log);
    }
    return log.commands();
  }

  /**
   * A guest whose process of xl is still there may be rebuilt: only one that lacks both is gone.
   */
  private boolean isGoing(Host host, Optional<Domain> left) {
    return isThere(left) ? !isKept(host, left.get()) : left.isEmpty() && isWatched(host);
  }

  private boolean isWatched(Host host) {
    return new XlProcesses(host).watches(domain.name());
  }

  private void endWhatComesBack(Optional<Domain> left, CommandLog log) {
    if (!force) {
      throw new HostFailure(
          "%s shut down and %s"
              .formatted(
                  domain,
                  left.map(it -> "came back as domain " + it.id())
                      .orElse("an xl is still at work on it")));
    }
    log.carryOut(new DestroyGuest(domain.name(), domain.id()));
  }

  private void destroy(Domain left, String answer, CommandLog log) {
    if (!force && !(clears && isPoweredOff(left))) {
      throw new HostFailure(remains(left, answer));
    }
    log.carryOut(new DestroyGuest(domain.name(), domain.id()));
  }

  private String remains(Domain left, String answer) {
    return left.is(DomainState.SHUTDOWN, DomainState.CRASHED)
        ? "%s shut down (%s), but no process of xl clears its domain away; state: destroyed does"
            .formatted(left, left.shutdownReason())
        : "%s is %s (%s) %d s after it was asked to shut down%s; it may still do so; force: true destroys a guest that does not"
            .formatted(left, left.state().word(), left.letters(), limit.toSeconds(), answer);
  }

  /**
   * A domain that is down, and that nobody will clear away. A process that has just done so is gone
   * as well: the list is read once more.
   */
  private boolean isKept(Host host, Domain left) {
    return left.is(DomainState.SHUTDOWN, DomainState.CRASHED)
        && !isWatched(host)
        && isThere(new Domains(host, domain.name()).now());
  }

  private static boolean isPoweredOff(Domain domain) {
    return domain.state() == DomainState.SHUTDOWN && domain.shutdownReason().equals("poweroff");
  }

  private boolean isThere(Optional<Domain> left) {
    return left.isPresent() && left.get().id() == domain.id();
  }

  /**
   * Asks a guest for something; gives what xl complained of, since only what the guest then does
   * counts. xl itself waits 60 s for an answer of the guest: ending it takes back nothing.
   */
  static String ask(Command command, CommandLog log) {
    try {
      CommandResult result = log.run(command);
      return result.ok()
          ? ""
          : " (xl %s: %s)".formatted(command.argv().get(1), result.stderr().strip());
    } catch (CommandFailed e) {
      return " (it did not acknowledge that)";
    }
  }

  @Override
  public String describe() {
    return "shut down " + domain;
  }

  @Override
  public List<Command> commands() {
    return List.of(Xl.ask("shutdown", domain));
  }
}
