package dom0.host;

/** The machine did not do what it was asked; the message says what, to what, and why. */
public class HostFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HostFailure(String message) {
    super(message);
  }

  public HostFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
