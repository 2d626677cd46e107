package dom0.host;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks at something again and again until it is as it must be, or a limit is over. */
public final class Waiting {
  private final Host host;
  private final Duration end;
  private final Duration pause;

  /**
   * Begins now.
   *
   * @param limit how long to wait from now on
   * @param pause the time between two looks
   */
  public Waiting(Host host, Duration limit, Duration pause) {
    this.host = host;
    this.end = host.clock().plus(limit);
    this.pause = pause;
  }

  /** The first look that is as it must be, or the last one before the limit: ask it which. */
  public <T> T until(Predicate<T> done, Supplier<T> look) {
    T seen = look.get();
    while (!done.test(seen) && host.clock().compareTo(end) <= 0) {
      host.pause(pause);
      seen = look.get();
    }
    return seen;
  }
}
