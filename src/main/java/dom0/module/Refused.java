package dom0.module;

/**
 * A state of the host that the module will not go on from; the message names what is in the way and
 * what would help.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refused(String message) {
    super(message);
  }
}
