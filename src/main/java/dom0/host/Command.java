package dom0.host;

import java.time.Duration;
import java.util.List;

/**
 * One program to start. There is no shell: each argument reaches the program as it is.
 *
 * @param argv the program's name and its arguments; none may begin or end with white space, since
 *     commons-exec trims them
 * @param limit how long it may take before it is ended
 */
public record Command(List<String> argv, Duration limit) {
  /** Enough for a tool that only reads, on a host that is busy or emulated. */
  private static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

  public Command {
    argv = List.copyOf(argv);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
  }

  /** A command with the limit that suits a tool which reads or changes something small. */
  public static Command of(String... argv) {
    return new Command(List.of(argv), USUAL_LIMIT);
  }

  /** The same with its arguments in a list. */
  public static Command of(List<String> argv) {
    return new Command(argv, USUAL_LIMIT);
  }

  /** The same command with another limit. */
  public Command within(Duration other) {
    return new Command(argv, other);
  }

  /** The program's name. */
  public String program() {
    return argv.get(0);
  }

  @Override
  public String toString() {
    return String.join(" ", argv);
  }
}
