package dom0.xenguest.guard;

import dom0.host.Host;
import dom0.host.Mount;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xlcfg.DiskSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps two writers from one disk. Xen's own guard sees neither files nor guests of the same uuid,
 * nor what dom0 does with a device below a mount.
 */
public final class DiskGuard {
  private final List<DiskSpec> disks;
  private final DiskUsers users;
  private final Host host;
  private final Storage storage;

  public DiskGuard(List<DiskSpec> disks, DiskUsers users, Host host) {
    this.disks = disks;
    this.users = users;
    this.host = host;
    this.storage = new Storage(host);
  }

  /** Something that is used: by whom, and whether only for reading. */
  private record Use(Storage.DiskIdentity identity, String by, boolean readOnly) {}

  /** Each conflict as a sentence. */
  public List<String> conflicts() {
    if (disks.isEmpty()) {
      return List.of();
    }
    List<Use> uses = new ArrayList<>(usesByGuests());
    uses.addAll(usesByHost());
    Set<String> conflicts = new LinkedHashSet<>(unknown());
    for (DiskSpec disk : disks) {
      if (!disk.isOpaque() && host.status(disk.target()).isEmpty()) {
        conflicts.add("there is no " + disk.target());
        continue;
      }
      Use mine = use(disk);
      uses.stream()
          .filter(use -> use.identity().meets(mine.identity()))
          .filter(use -> !(use.readOnly() && mine.readOnly()))
          .forEach(use -> conflicts.add(disk.target() + " is in use: " + use.by()));
      holders(disk).forEach(conflicts::add);
      uses.add(mine);
    }
    return List.copyOf(conflicts);
  }

  private Use use(DiskSpec disk) {
    return new Use(
        storage.identity(disk.target()),
        "it is also the guest's own disk " + disk.vdev(),
        disk.readOnly());
  }

  private List<Use> usesByGuests() {
    List<Use> uses = new ArrayList<>();
    for (Domain other : users.domains()) {
      other.config().map(LiveConfig::disks).orElse(List.of()).stream()
          .filter(disk -> !disk.target().isEmpty())
          .forEach(disk -> uses.add(use(other, disk)));
    }
    users.rebooting().forEach(it -> uses.add(use(it)));
    return uses;
  }

  private Use use(Domain other, LiveConfig.Disk disk) {
    String by = "it is disk %s of %s, there called %s".formatted(disk.vdev(), other, disk.target());
    return new Use(storage.identity(disk.target()), by, disk.readOnly());
  }

  private Use use(DiskUsers.Rebooting other) {
    String by =
        "%s gives it to the guest %s, which is rebooting or ending"
            .formatted(other.file(), other.name());
    return new Use(storage.identity(other.disk().target()), by, other.disk().readOnly());
  }

  /** A domain about which xl cannot tell may have any disk; one that is dying writes no more. */
  private List<String> unknown() {
    return Stream.concat(
            users.domains().stream()
                .filter(other -> other.config().isEmpty() && other.state() != DomainState.DYING)
                .map("xl cannot tell which disks %s has"::formatted),
            users.unknown().stream()
                .sorted()
                .map("%s is rebooting or ending, and no file says which disks it has"::formatted))
        .toList();
  }

  private List<Use> usesByHost() {
    List<Use> uses = new ArrayList<>();
    for (Mount mount : Mount.all(host)) {
      if (mount.source().startsWith("/")) {
        String by = "mounted on " + mount.point();
        uses.add(new Use(storage.identity(mount.source()), by, mount.readOnly()));
      }
    }
    for (String device : Mount.swaps(host)) {
      uses.add(new Use(storage.identity(device), "the host swaps to it", false));
    }
    return uses;
  }

  /** A device under RAID, LVM or encryption belongs to that. */
  private List<String> holders(DiskSpec disk) {
    return storage.holders(disk.target()).stream()
        .map(holder -> "%s is in use: %s is made of it".formatted(disk.target(), holder))
        .toList();
  }
}
