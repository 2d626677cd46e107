package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;
import java.util.Set;

/** {@code zcat} of one file, which has here the text that it would unpack. */
final class SimulatedZcat implements SimulatedTool {
  @Override
  public Set<String> programs() {
    return Set.of("zcat");
  }

  @Override
  public CommandResult run(Command command, SimulatedHost host) {
    if (command.argv().size() != 2) {
      throw new AssertionError("not simulated: " + command);
    }
    String path = command.argv().get(1);
    return host.readFile(path)
        .map(text -> new CommandResult(command.argv(), 0, text, ""))
        .orElseGet(
            () ->
                new CommandResult(
                    command.argv(),
                    1,
                    "",
                    "gzip: %s.gz: No such file or directory\n".formatted(path)));
  }

  @Override
  public Object state() {
    return ""; // nothing here changes it
  }
}
