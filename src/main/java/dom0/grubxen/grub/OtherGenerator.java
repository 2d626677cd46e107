package dom0.grubxen.grub;

import dom0.host.Host;
import dom0.host.RunningProcess;
import dom0.host.Waiting;
import dom0.module.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A grub-mkconfig that somebody else has started on this host, as dpkg does for a new kernel. One
 * that began before our settings were written would put a grub.cfg without them over ours; one that
 * begins later reads them.
 */
final class OtherGenerator {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final List<String> NAMES = List.of("grub-mkconfig", "grub2-mkconfig");

  private final Host host;

  OtherGenerator(Host host) {
    this.host = host;
  }

  /** Waits until there is none. */
  void await() {
    Waiting waiting = new Waiting(host, GrubLayout.GENERATOR_LIMIT, POLL);
    Optional<String> process = waiting.until(Optional::isEmpty, this::running);
    if (process.isPresent()) {
      throw new Refused(
          "process %s has been writing a grub.cfg for %d minutes: wait for it, or end it"
              .formatted(process.get(), GrubLayout.GENERATOR_LIMIT.toMinutes()));
    }
  }

  private Optional<String> running() {
    for (RunningProcess process : RunningProcess.all(host)) {
      if (isGenerator(process) && isHere(process)) {
        return Optional.of(process.pid());
      }
    }
    return Optional.empty();
  }

  /** One of a container sees another /boot. */
  private boolean isHere(RunningProcess process) {
    Optional<String> namespace = process.link("ns/mnt");
    return namespace.isEmpty() || namespace.equals(host.linkTarget("/proc/self/ns/mnt"));
  }

  /** A script's name is an argument of its shell: "/bin/sh -e /usr/sbin/grub-mkconfig -o ...". */
  private static boolean isGenerator(RunningProcess process) {
    List<String> argv =
        process.argv().stream()
            .limit(3)
            .map(argument -> argument.substring(argument.lastIndexOf('/') + 1))
            .toList();
    return argv.get(0).endsWith("sh") && argv.stream().anyMatch(NAMES::contains);
  }
}
