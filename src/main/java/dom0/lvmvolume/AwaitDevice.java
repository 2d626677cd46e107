package dom0.lvmvolume;

import dom0.host.Host;
import dom0.host.Waiting;
import dom0.module.Refused;
import dom0.plan.Step;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits for the device of a volume that was activated or renamed: udev makes it, and the next task
 * means to use it. LVM waits for udev as well, unless lvm.conf says udev_sync=0.
 */
record AwaitDevice(String path) implements Step {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  @Override
  public void applyTo(Host host) {
    Waiting waiting = new Waiting(host, LIMIT, PAUSE);
    if (waiting.until(Optional::isPresent, () -> host.status(path)).isEmpty()) {
      throw new Refused(
          "LVM has activated the volume, but %s is not there after %d s: udev, which makes it, seems not to run"
              .formatted(path, LIMIT.toSeconds()));
    }
  }

  @Override
  public String describe() {
    return "wait for " + path;
  }
}
