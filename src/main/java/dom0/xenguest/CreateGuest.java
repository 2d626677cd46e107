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
 * Starts a guest and watches it for a while: xl says that all is well also of a guest that dies in
 * its first second, and that all failed also of one that runs.
 */
record CreateGuest(String name, String file, Duration settle) implements Step {
  @Override
  public void applyTo(Host host) {
    Domains domains = new Domains(host, name);
    CommandResult result = host.run(Xl.create(file));
    Optional<Domain> fresh = domains.now();
    if (!result.ok()) {
      String leftBehind = fresh.map(" and left %s behind"::formatted).orElse("");
      throw new CommandFailed(
          result, "start " + name, "ended with status " + result.status() + leftBehind);
    }
    host.pause(settle);
    Optional<Domain> later = domains.now();
    if (fresh.isEmpty() || later.isEmpty() || later.get().id() != fresh.get().id()) {
      throw gone(host, "was gone within %d s of its start".formatted(settle.toSeconds()));
    }
    DomainState state = later.get().state();
    if (state != DomainState.RUNNING) {
      throw gone(
          host, "was %s within %d s of its start".formatted(state.word(), settle.toSeconds()));
    }
  }

  private HostFailure gone(Host host, String what) {
    return new HostFailure(name + " " + what + XlProcesses.logTail(host, name));
  }

  @Override
  public String describe() {
    return "start " + name;
  }

  @Override
  public List<Command> commands() {
    return List.of(Xl.create(file));
  }
}
