package dom0.plan;

import dom0.host.Command;
import dom0.host.Host;
import java.util.List;
import java.util.Optional;

/**
 * One change to a host, as a value: it can be compared, shown, and only then applied.
 *
 * <p>A step must follow from what was found on the host, never from another step having just been
 * done: then a run that is killed between two steps is completed by the next run.
 */
public interface Step {
  /** Makes the change. */
  void applyTo(Host host);

  /**
   * Why the change could not be made, as a sentence; empty where nothing is known to be in the way.
   * Asked before any step is applied, in check mode too.
   */
  default Optional<String> obstacle(Host host) {
    return Optional.empty();
  }

  /** The change in words, to complete "still to do: ...". */
  String describe();

  /** Makes the change, and says which commands that took. */
  default List<Command> carryOut(Host host) {
    applyTo(host);
    return commands();
  }

  /** The programs that the change starts, for the result's {@code commands}. */
  default List<Command> commands() {
    return List.of();
  }
}
