package dom0.host;

import java.util.List;

/** What a program left behind when it ended; a status that is not 0 is a result, not an error. */
public record CommandResult(List<String> argv, int status, String stdout, String stderr) {
  public CommandResult {
    argv = List.copyOf(argv);
  }

  /** Whether the program ended with status 0. */
  public boolean ok() {
    return status == 0;
  }

  /**
   * This result, where the caller accepts nothing but status 0.
   *
   * @param doing what was being done, for the message: "create the volume vg0/web"
   * @throws CommandFailed when the status is not 0
   */
  public CommandResult orFail(String doing) {
    if (!ok()) {
      throw new CommandFailed(this, doing);
    }
    return this;
  }
}
