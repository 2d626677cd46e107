package dom0.module;

import java.util.List;

/** The arguments are wrong; the message names every one that is. */
public final class InvalidArguments extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidArguments(List<String> problems) {
    super(String.join("; ", problems));
  }
}
