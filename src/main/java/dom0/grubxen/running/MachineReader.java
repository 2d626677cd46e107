package dom0.grubxen.running;

import dom0.host.Host;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the machine below has: under Xen from xl info, since dom0 sees only its own part. */
public final class MachineReader {
  private static final Pattern LINUX_MEMORY =
      Pattern.compile("(?m)^MemTotal:\\s+([0-9]{1,15}) kB$");
  private static final Pattern LINUX_CPUS = Pattern.compile("(?:[0-9]+-)?([0-9]{1,6})\\s*");
  private static final String TABLES = "/sys/firmware/acpi/tables";

  private final Host host;
  private final RunningXen xen;
  private final String next;

  /** On a machine whose next boot takes this hypervisor's file. */
  public MachineReader(Host host, RunningXen xen, String next) {
    this.host = host;
    this.xen = xen;
    this.next = next.substring(next.lastIndexOf('/') + 1);
  }

  public Machine read() {
    return new Machine(memory(), cpus(), iommu(), xenConfig());
  }

  /** Debian's package puts it beside the hypervisor. */
  private String xenConfig() {
    return next.isEmpty()
        ? ""
        : host.readFile("/boot/" + next.replaceFirst("\\.gz$", "") + ".config").orElse("");
  }

  private OptionalLong memory() {
    if (xen.present()) {
      return xen.memoryBytes();
    }
    Matcher total = LINUX_MEMORY.matcher(host.readFile("/proc/meminfo").orElse(""));
    return total.find()
        ? OptionalLong.of(Long.parseLong(total.group(1)) << 10)
        : OptionalLong.empty();
  }

  private OptionalInt cpus() {
    if (xen.present()) {
      return xen.cpus();
    }
    Matcher present =
        LINUX_CPUS.matcher(host.readFile("/sys/devices/system/cpu/present").orElse(""));
    return present.matches()
        ? OptionalInt.of(Integer.parseInt(present.group(1)) + 1)
        : OptionalInt.empty();
  }

  /** Intel's table, or AMD's. */
  private Optional<Boolean> iommu() {
    return host.status(TABLES).isEmpty()
        ? Optional.empty()
        : Optional.of(
            host.status(TABLES + "/DMAR").isPresent() || host.status(TABLES + "/IVRS").isPresent());
  }
}
