package dom0.plan;

import dom0.host.Command;
import dom0.host.Host;
import java.util.List;

/**
 * A step whose commands show only as it is done: a guest that does not obey is destroyed. {@link
 * #commands} are those that it begins with.
 */
public interface OpenStep extends Step {
  @Override
  List<Command> carryOut(Host host);

  @Override
  default void applyTo(Host host) {
    carryOut(host);
  }
}
