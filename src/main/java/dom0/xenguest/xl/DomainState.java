package dom0.xenguest.xl;

import java.util.Locale;

/** Where a domain is, from the six letters of {@code xl list}. */
public enum DomainState {
  RUNNING,
  PAUSED,
  /** Paused and never run: an {@code xl create} that did not get to its end. */
  UNFINISHED,
  /** It shut itself down, and its domain is still there. */
  SHUTDOWN,
  CRASHED,
  DYING;

  /** The letters are r running, b blocked, p paused, s shut down, why it did, d dying. */
  static DomainState of(String letters, boolean everRan) {
    if (letters.charAt(5) == 'd') {
      return DYING;
    }
    if (letters.charAt(3) == 's') {
      return letters.charAt(4) == 'c' || letters.charAt(4) == 'w' ? CRASHED : SHUTDOWN;
    }
    if (letters.charAt(2) == 'p') {
      return everRan ? PAUSED : UNFINISHED;
    }
    return RUNNING;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
