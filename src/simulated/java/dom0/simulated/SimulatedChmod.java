package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;
import java.util.Set;

/** chmod with an octal mode and one file. */
final class SimulatedChmod implements SimulatedTool {
  private final SimulatedFiles files;

  SimulatedChmod(SimulatedFiles files) {
    this.files = files;
  }

  @Override
  public Set<String> programs() {
    return Set.of("chmod");
  }

  @Override
  public CommandResult run(Command command, SimulatedHost host) {
    String path = command.argv().get(2);
    if (command.argv().size() != 3 || files.read(path).isEmpty()) {
      throw new AssertionError("not simulated: " + command);
    }
    files.chmod(path, Integer.parseInt(command.argv().get(1), 8));
    return new CommandResult(command.argv(), 0, "", "");
  }

  @Override
  public Object state() {
    return ""; // all of it is in the files
  }
}
