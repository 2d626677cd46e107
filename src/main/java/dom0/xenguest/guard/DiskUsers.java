package dom0.xenguest.guard;

import dom0.xenguest.xl.Domain;
import dom0.xenguest.xlcfg.DiskSpec;
import java.util.List;
import java.util.Set;

/**
 * The guests whose disks another must not write to.
 *
 * @param domains those that are there
 * @param rebooting disks of those that have no domain just now, as their files have them
 * @param unknown the names of rebooting guests whose file was not found
 */
public record DiskUsers(List<Domain> domains, List<Rebooting> rebooting, Set<String> unknown) {
  /** For a guest that may share its disks with every other. */
  public static final DiskUsers NONE = new DiskUsers(List.of(), List.of(), Set.of());

  public DiskUsers {
    domains = List.copyOf(domains);
    rebooting = List.copyOf(rebooting);
    unknown = Set.copyOf(unknown);
  }

  /** A disk of a guest that is away for seconds: what it writes to shows in its file only. */
  record Rebooting(String name, String file, DiskSpec disk) {}
}
