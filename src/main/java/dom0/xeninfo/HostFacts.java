package dom0.xeninfo;

import dom0.host.Host;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told of dom0 as a Linux. */
final class HostFacts {
  private static final String KERNEL = "vmlinuz-";

  private HostFacts() {}

  static Map<String, Object> of(Host host) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("hostname", text(host, "/proc/sys/kernel/hostname"));
    distribution(host).ifPresent(name -> facts.put("distribution", name));
    facts.put("kernel", text(host, "/proc/sys/kernel/osrelease"));
    facts.put("kernels_installed", kernels(host));
    facts.put("boot_id", text(host, "/proc/sys/kernel/random/boot_id"));
    uptime(host).ifPresent(seconds -> facts.put("uptime_seconds", seconds));
    return facts;
  }

  /** What a file of the kernel's says; "" where there is none. */
  static String text(Host host, String path) {
    return host.readFile(path).orElse("").strip();
  }

  /** os-release(5) */
  private static Optional<String> distribution(Host host) {
    return host.readFile("/etc/os-release")
        .orElse("")
        .lines()
        .filter(line -> line.startsWith("PRETTY_NAME="))
        .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
        .findFirst();
  }

  private static List<String> kernels(Host host) {
    return host.list("/boot").stream()
        .filter(name -> name.startsWith(KERNEL))
        .map(name -> name.substring(KERNEL.length()))
        .toList();
  }

  /** proc_uptime(5): seconds with two decimals, and those that all CPUs were idle. */
  private static Optional<Long> uptime(Host host) {
    return Optional.of(text(host, "/proc/uptime").split("[. ]", 2)[0])
        .filter(seconds -> seconds.matches("[0-9]{1,12}"))
        .map(Long::valueOf);
  }
}
