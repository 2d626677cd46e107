package dom0.xenguest;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The guests whose disks another must not write to.
 *
 * @param domains those that are there
 * @param rebooting disks of those that have no domain just now, as their files have them
 */
record DiskUsers(List<Domain> domains, List<Rebooting> rebooting) {
  /** Of a guest that may share its disks with any. */
  static final DiskUsers NONE = new DiskUsers(List.of(), List.of());

  DiskUsers {
    domains = List.copyOf(domains);
    rebooting = List.copyOf(rebooting);
  }

  /** A disk of a guest that is away for seconds: what it writes to shows in its file only. */
  record Rebooting(String name, String file, DiskSpec disk) {}

  static DiskUsers of(List<Domain> domains, OtherGuests described) {
    Set<String> present = domains.stream().map(Domain::name).collect(Collectors.toSet());
    return new DiskUsers(domains, described.disksOfRebooting(present));
  }
}
