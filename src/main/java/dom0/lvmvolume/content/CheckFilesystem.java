package dom0.lvmvolume.content;

import dom0.host.Command;
import dom0.host.CommandFailed;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.plan.Step;
import java.time.Duration;
import java.util.List;

/** Checks an ext filesystem that is not mounted: resize2fs wants that, and finds it clean then. */
public record CheckFilesystem(String path) implements Step {
  /** e2fsck(8): 0 for no errors, 1 for errors that were corrected. */
  private static final int CORRECTED = 1;

  /** A filesystem of terabytes is read through. */
  private static final Duration LIMIT = Duration.ofHours(2);

  @Override
  public void applyTo(Host host) {
    CommandResult result = host.run(commands().get(0));
    if (result.status() > CORRECTED) {
      throw new CommandFailed(result, describe());
    }
  }

  @Override
  public String describe() {
    return "check the filesystem on " + path;
  }

  @Override
  public List<Command> commands() {
    return List.of(Command.of("e2fsck", "-f", "-p", path).within(LIMIT));
  }
}
