package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;
import java.time.Duration;
import java.util.Set;

/**
 * The programs of one family and the part of the world that they read and change.
 *
 * <p>A program, verb or option that is not modelled is an {@link AssertionError}, never an answer
 * made up.
 */
interface SimulatedTool {
  /** The programs that it answers for. */
  Set<String> programs();

  /** Runs one of them. The host gives it files and time. */
  CommandResult run(Command command, SimulatedHost host);

  /** Lets happen what happens by itself in time, such as a guest that ends; no command's change. */
  default void timePassed(Duration now) {}

  /** Its world as maps, lists, strings and numbers: two equal states are the same world. */
  Object state();
}
