package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.plan.OpenStep;
import dom0.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Runs the commands of one {@link OpenStep} and notes them. */
final class CommandLog {
  private final Host host;
  private final List<Command> commands = new ArrayList<>();

  CommandLog(Host host) {
    this.host = host;
  }

  CommandResult run(Command command) {
    commands.add(command);
    return host.run(command);
  }

  /** Makes the change of another step. */
  void carryOut(Step step) {
    commands.addAll(step.carryOut(host));
  }

  /** The commands that were started, in order. */
  List<Command> commands() {
    return List.copyOf(commands);
  }
}
