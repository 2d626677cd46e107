package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;
import java.util.Set;

/** stat -c %Y with one file; all were written at one time. */
final class SimulatedStat implements SimulatedTool {
  private final SimulatedFiles files;

  SimulatedStat(SimulatedFiles files) {
    this.files = files;
  }

  @Override
  public Set<String> programs() {
    return Set.of("stat");
  }

  @Override
  public CommandResult run(Command command, SimulatedHost host) {
    String path = command.argv().get(command.argv().size() - 1);
    if (!command.toString().equals("stat -c %Y " + path) || files.read(path).isEmpty()) {
      throw new AssertionError("not simulated: " + command);
    }
    return new CommandResult(command.argv(), 0, "1700000000\n", "");
  }

  @Override
  public Object state() {
    return ""; // all of it is in the files
  }
}
