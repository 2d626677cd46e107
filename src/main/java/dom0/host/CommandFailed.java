package dom0.host;

/** A program ended with a status that its caller does not accept, or did not end in time. */
public final class CommandFailed extends HostFailure {
  private static final long serialVersionUID = 1L;

  private final transient CommandResult result;

  public CommandFailed(CommandResult result, String doing) {
    this(result, doing, "ended with status " + result.status());
  }

  public CommandFailed(CommandResult result, String doing, String outcome) {
    super("could not " + doing + ": " + result.argv().get(0) + " " + outcome + said(result));
    this.result = result;
  }

  /** What the program left behind. */
  public CommandResult result() {
    return result;
  }

  private static String said(CommandResult result) {
    String text = result.stderr().isBlank() ? result.stdout() : result.stderr();
    String tail = text.strip();
    int most = 2000;
    return tail.isEmpty()
        ? " and said nothing"
        : ": " + (tail.length() > most ? "..." + tail.substring(tail.length() - most) : tail);
  }
}
