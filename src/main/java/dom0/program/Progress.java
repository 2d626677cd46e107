package dom0.program;

import dom0.host.Command;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.plan.Step;
import dom0.plan.Undo;
import dom0.plan.Undoable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a run has come, and what takes it back. */
final class Progress implements AutoCloseable {
  private final Host host;
  private final Undo undo = new Undo();
  private final List<Command> commands = new ArrayList<>();
  private int done = 0;
  private boolean promised = false;

  Progress(Host host) {
    this.host = host;
  }

  /** Applies steps, up to the first that fails. */
  void apply(List<Step> steps) {
    promised |= steps.stream().anyMatch(Undoable.class::isInstance);
    for (Step step : steps) {
      if (host.isEnding()) {
        throw new HostFailure("this run was ended by a signal before it could " + step.describe());
      }
      if (step instanceof Undoable undoable) {
        undoable.applyTo(host, undo);
        commands.addAll(step.commands());
      } else {
        commands.addAll(step.carryOut(host));
      }
      done++;
    }
  }

  /** The steps that were applied. */
  int done() {
    return done;
  }

  /** What they started. */
  List<Command> commands() {
    return List.copyOf(commands);
  }

  /** Takes back what can be; empty where no step promised that. */
  Optional<Undo.Outcome> undo() {
    return promised ? Optional.of(undo.undo(host)) : Optional.empty();
  }

  @Override
  public void close() {
    undo.close();
  }
}
