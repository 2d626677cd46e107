package dom0.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One program to start. There is no shell: each argument reaches the program as it is.
 *
 * @param argv the program's name and its arguments
 * @param limit how long it may take before it is ended
 * @param endsWhole whether all that it has started is ended with it
 * @param reads a file that is there for it alone: for a text that a program takes from no pipe
 */
public record Command(
    List<String> argv, Duration limit, boolean endsWhole, Optional<TextFile> reads) {
  /** Enough for a tool that only reads, on a host that is busy or emulated. */
  private static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

  public Command {
    argv = List.copyOf(argv);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
  }

  /** A file that is made, for its owner's eyes, before a command and is gone after it. */
  public record TextFile(String path, String text) {}

  /** A command with the limit that suits a tool which reads or changes something small. */
  public static Command of(String... argv) {
    return of(List.of(argv));
  }

  /** A program and its arguments, in a list. */
  public static Command of(List<String> argv) {
    return new Command(argv, USUAL_LIMIT, false, Optional.empty());
  }

  /** This command with another limit. */
  public Command within(Duration other) {
    return new Command(argv, other, endsWhole, reads);
  }

  /** This command, to be ended together with all it has started, such as a script's programs. */
  public Command whole() {
    return new Command(argv, limit, true, reads);
  }

  /** This command with a file of its own, which its arguments name. */
  public Command reading(String path, String text) {
    return new Command(argv, limit, endsWhole, Optional.of(new TextFile(path, text)));
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
