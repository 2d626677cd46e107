package dom0.grubxen.grub;

import dom0.host.Command;
import dom0.host.Host;
import java.util.List;
import java.util.Optional;

/**
 * Whether GRUB can boot an entry once. It clears grubenv's next_entry when it boots it, and can
 * write only to a plain file on a plain disk: on LVM, RAID, btrfs or ZFS the entry would boot again
 * and again.
 */
public final class OneShot {
  private static final List<String> CANNOT_WRITE = List.of("btrfs", "zfs");

  private final Host host;
  private final BootFiles boot;

  public OneShot(Host host, BootFiles boot) {
    this.host = host;
    this.boot = boot;
  }

  /** Why it cannot; empty when it can. */
  public Optional<String> obstacle() {
    if (!boot.grubCfg().contains("${next_entry}")) {
      return Optional.of(boot.layout().grubCfg() + " does not look at next_entry");
    }
    if (!boot.grubCfg().contains("/custom.cfg")) {
      return Optional.of(
          boot.layout().grubCfg() + " does not read custom.cfg: is /etc/grub.d/41_custom gone?");
    }
    String abstraction = probe("abstraction");
    if (!abstraction.isEmpty()) {
      return Optional.of(cannotWriteTo(abstraction));
    }
    String fileSystem = probe("fs");
    return CANNOT_WRITE.contains(fileSystem)
        ? Optional.of(cannotWriteTo(fileSystem))
        : Optional.empty();
  }

  private String cannotWriteTo(String what) {
    return "%s is on %s, where GRUB cannot write".formatted(boot.layout().folder(), what);
  }

  private String probe(String target) {
    Command command = boot.layout().probe(target);
    return host.run(command)
        .orFail("ask GRUB what it boots from")
        .stdout()
        .strip()
        .replace('\n', ' ');
  }
}
