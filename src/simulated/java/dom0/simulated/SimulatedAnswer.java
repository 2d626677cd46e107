package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;

/** How one of LVM's tools ends. */
record SimulatedAnswer(int status, String stdout, String stderr) {
  private static final int FAILED = 5;

  static SimulatedAnswer done(String text) {
    return new SimulatedAnswer(0, "  " + text + "\n", "");
  }

  static SimulatedAnswer failed(String text) {
    return new SimulatedAnswer(FAILED, "", "  " + text + "\n");
  }

  CommandResult of(Command command) {
    return new CommandResult(command.argv(), status, stdout, stderr);
  }
}
