package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.Waiting;
import dom0.plan.OpenStep;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.Xl;
import dom0.xenguest.xl.XlProcesses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a domain at once and sees that it stays away. */
public record DestroyGuest(String name, long id) implements OpenStep {
  /**
   * A domain whose memory somebody still holds goes on dying; it takes a moment for a large one.
   */
  private static final Duration DYING_LIMIT = Duration.ofMinutes(1);

  /** A guest that was just rebooting comes back once. */
  private static final int TRIES = 3;

  @Override
  public List<Command> carryOut(Host host) {
    CommandLog log = new CommandLog(host);
    Domains domains = new Domains(host, name);
    Optional<Domain> left = domains.now(); // by now its number may be another guest's
    if (left.isEmpty()) {
      left = afterwards(host, domains, id);
    }
    for (int attempt = 0; attempt < TRIES && left.isPresent(); attempt++) {
      left = destroy(host, domains, left.get(), log);
    }
    if (left.isPresent()) {
      throw new HostFailure("%s came back %d times after being destroyed".formatted(name, TRIES));
    }
    return log.commands();
  }

  /** A guest that was rebooting comes back under another number; xl destroy then says rc=-15. */
  private Optional<Domain> destroy(Host host, Domains domains, Domain domain, CommandLog log) {
    CommandResult result = log.run(Xl.on("destroy", domain.id()));
    Optional<Domain> left = afterwards(host, domains, domain.id());
    if (left.isPresent() && left.get().id() == domain.id()) {
      result.orFail("destroy " + domain);
      throw new HostFailure(
          "%s was destroyed but is still there after %d s (a zombie): something holds its memory or disks"
              .formatted(domain, DYING_LIMIT.toSeconds()));
    }
    return left;
  }

  /** Waits until neither the domain nor a process that would bring it back is there. */
  private Optional<Domain> afterwards(Host host, Domains domains, long destroyed) {
    return new Waiting(host, DYING_LIMIT, Domains.POLL)
        .until(left -> isSettled(host, left, destroyed), domains::now);
  }

  private boolean isSettled(Host host, Optional<Domain> left, long destroyed) {
    boolean comesBack = left.isPresent() && left.get().id() != destroyed;
    return comesBack || (left.isEmpty() && !new XlProcesses(host).watches(name));
  }

  @Override
  public String describe() {
    return "destroy %s (domain %d)".formatted(name, id);
  }

  @Override
  public List<Command> commands() {
    return List.of(Xl.on("destroy", id));
  }
}
