package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands that a step came to run, where that shows only then: a guest that does not obey is
 * destroyed. Two are equal before anything was done, so that steps can be compared.
 */
final class Deeds {
  private final List<Command> done = new ArrayList<>();

  CommandResult run(Host host, Command command) {
    done.add(command);
    return host.run(command);
  }

  /** What was done; before that, what is planned. */
  List<Command> or(Command... planned) {
    return done.isEmpty() ? List.of(planned) : List.copyOf(done);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Deeds deeds && done.equals(deeds.done);
  }

  @Override
  public int hashCode() {
    return done.hashCode();
  }
}
