package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.CommandFailed;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.plan.Step;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.Xl;
import dom0.xenguest.xl.XlProcesses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Starts a guest and watches it for a while: xl says that all is well also of a guest that dies in
 * its first second, and that all failed also of one that runs.
 */
public record CreateGuest(String name, String file, Duration settle) implements Step {
  @Override
  public void applyTo(Host host) {
    Domains domains = new Domains(host, name);
    CommandResult result = host.run(Xl.create(file));
    Optional<Domain> fresh = domains.now();
    if (!result.ok()) {
      String leftBehind = fresh.map(" and left %s behind"::formatted).orElse("");
      String qemu =
          result.stderr().contains("device model did not start")
              ? XlProcesses.qemuLogTail(host, name)
              : "";
      throw new CommandFailed(
          result, "start " + name, "ended with status " + result.status() + leftBehind + qemu);
    }
    new Settling(name, settle, "start").watch(host, fresh);
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
