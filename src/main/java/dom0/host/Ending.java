package dom0.host;

import java.util.concurrent.CountDownLatch;

/**
 * What SIGTERM, SIGINT and SIGHUP do to a run: the command that runs is waited for, since half a
 * resize is worse than a late end; then what can be taken back is, and the answer is written.
 */
public final class Ending extends Thread {
  private final CountDownLatch asked;
  private final CountDownLatch answered = new CountDownLatch(1);

  Ending(CountDownLatch asked) {
    this.asked = asked;
  }

  /** The JVM ends when this does. */
  @Override
  public void run() {
    asked.countDown();
    try {
      answered.await();
    } catch (InterruptedException e) {
      interrupt();
    }
  }

  /** Says that the answer is written, so that nothing needs to be waited for. */
  public void answered() {
    answered.countDown();
  }
}
