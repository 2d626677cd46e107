package dom0.grubxen;

/** A value that cannot be given to Xen or to the kernel; the message says why. */
final class UnusableValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableValue(String message) {
    super(message);
  }
}
