package dom0.grubxen.grub;

import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.Waiting;
import dom0.module.Refused;
import java.time.Duration;
import java.util.Arrays;
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
    Waiting waiting = new Waiting(host, Layout.GENERATOR_LIMIT, POLL);
    Optional<String> process = waiting.until(Optional::isEmpty, this::running);
    if (process.isPresent()) {
      throw new Refused(
          "process %s has been writing a grub.cfg for %d minutes: wait for it, or end it"
              .formatted(process.get(), Layout.GENERATOR_LIMIT.toMinutes()));
    }
  }

  private Optional<String> running() {
    return host.list("/proc").stream()
        .filter(name -> Character.isDigit(name.charAt(0)) && isGenerator("/proc/" + name))
        .filter(name -> isHere("/proc/" + name))
        .findFirst();
  }

  /**
   * One of a container sees another /boot; of one that is gone by now, or hidden, nothing is known.
   */
  private boolean isHere(String process) {
    try {
      Optional<String> namespace = host.linkTarget(process + "/ns/mnt");
      return namespace.isEmpty() || namespace.equals(host.linkTarget("/proc/self/ns/mnt"));
    } catch (HostFailure e) {
      return true;
    }
  }

  /** A script's name is an argument of its shell: "/bin/sh -e /usr/sbin/grub-mkconfig -o ...". */
  private boolean isGenerator(String process) {
    List<String> argv =
        Arrays.stream(commandLine(process).split("\0", -1))
            .limit(3)
            .map(argument -> argument.substring(argument.lastIndexOf('/') + 1))
            .toList();
    return argv.get(0).endsWith("sh") && argv.stream().anyMatch(NAMES::contains);
  }

  private String commandLine(String process) {
    try {
      return host.readFile(process + "/cmdline").orElse("");
    } catch (HostFailure e) { // no UTF-8: no generator of ours to wait for
      return "";
    }
  }
}
