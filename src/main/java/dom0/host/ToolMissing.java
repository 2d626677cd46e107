package dom0.host;

/** A program that is needed is not installed on this host. */
public final class ToolMissing extends HostFailure {
  private static final long serialVersionUID = 1L;

  public ToolMissing(String tool) {
    super(tool + " is not installed on this host, or not in PATH");
  }
}
