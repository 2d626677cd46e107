package dom0.plan;

import dom0.host.Command;
import dom0.host.Host;
import java.util.List;

/**
 * Runs a program, which must end with status 0.
 *
 * @param purpose what it does, to complete "could not ...": "create the volume vg0/web"
 */
public record RunCommand(Command command, String purpose) implements Step {
  @Override
  public void applyTo(Host host) {
    host.run(command).orFail(purpose);
  }

  @Override
  public String describe() {
    return purpose;
  }

  @Override
  public List<Command> commands() {
    return List.of(command);
  }
}
