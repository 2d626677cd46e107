package dom0.text;

/** A value that cannot be used; the message completes "option NAME" or "NAME: ". */
public final class UnusableValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it cannot. */
  public UnusableValue(String message) {
    super(message);
  }
}
