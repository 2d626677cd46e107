package dom0.xenguest;

import dom0.host.Command;
import dom0.host.CommandFailed;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks a guest to shut down and waits until it is gone.
 *
 * @param limit how long that may take, xl's own waiting for the guest's answer included
 * @param force whether a guest that does not is destroyed
 */
record StopGuest(String name, long id, Duration limit, boolean force) implements Step {
  @Override
  public void applyTo(Host host) {
    Duration end = host.clock().plus(limit);
    String answer = ask(host, "shutdown", id, limit);
    Domains domains = new Domains(host, name);
    Optional<Domain> left = domains.now();
    while (isThere(left) && host.clock().compareTo(end) < 0) {
      host.pause(Domains.POLL);
      left = domains.now();
    }
    if (isThere(left) && !force) {
      throw new HostFailure(remains(left.get(), answer));
    }
    if (isThere(left)) {
      new DestroyGuest(name, id).applyTo(host);
    } else if (left.isPresent()) {
      throw new HostFailure(
          "%s shut down and came back as domain %d".formatted(name, left.get().id()));
    }
  }

  private String remains(Domain left, String answer) {
    return left.state() == DomainState.SHUTDOWN
        ? "%s shut down, but no process of xl clears its domain away; state: destroyed does"
            .formatted(left)
        : "%s is %s %d s after it was asked to shut down%s; the request stays with the guest, which may yet follow it; force: true destroys a guest that does not"
            .formatted(left, left.state().word(), limit.toSeconds(), answer);
  }

  private boolean isThere(Optional<Domain> domain) {
    return domain.isPresent() && domain.get().id() == id;
  }

  /**
   * Asks a guest for something; gives what xl complained of, since only what the guest then does
   * counts. xl itself waits 60 s for an answer of the guest: ending it takes back nothing.
   */
  static String ask(Host host, String verb, long id, Duration limit) {
    try {
      CommandResult result = host.run(Xl.on(verb, id).within(limit));
      return result.ok() ? "" : " (xl %s: %s)".formatted(verb, result.stderr().strip());
    } catch (CommandFailed e) {
      return " (it did not acknowledge that)";
    }
  }

  @Override
  public String describe() {
    return "shut down %s (domain %d)".formatted(name, id);
  }

  @Override
  public List<Command> commands() {
    return List.of(Xl.on("shutdown", id));
  }
}
