package dom0.lvmvolume.lvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A volume group as LVM reports it.
 *
 * @param extents how many there are, used or not
 * @param freeBytes what LVM calls free, also where no volume can have it
 * @param unlocked whether several hosts share it by lvmlockd, which does not run here
 * @param duplicates the devices on which PVs of the group appear once more, such as clones
 * @param volumes those that a user made, not their parts
 * @param parts the others, such as the images of a RAID
 */
public record VolumeGroup(
    String name,
    String uuid,
    long extentSize,
    long extents,
    long freeBytes,
    boolean exported,
    boolean unlocked,
    List<String> duplicates,
    List<PhysicalVolume> pvs,
    VolumeList volumes,
    VolumeList parts) {

  public VolumeGroup {
    duplicates = List.copyOf(duplicates);
    pvs = List.copyOf(pvs);
  }

  public Optional<LogicalVolume> volume(String wanted) {
    return volumes.named(wanted);
  }

  /** The hidden volume that a snapshot becomes while it is merged. */
  public boolean merges(String snapshot) {
    return parts.named("[" + snapshot + "]").filter(part -> part.status().merging()).isPresent();
  }

  /** The hidden volume that a volume of this name became when it was made a cache. */
  public Optional<LogicalVolume> cache(String wanted) {
    return parts.named("[" + wanted + "_cpool]").or(() -> parts.named("[" + wanted + "_cvol]"));
  }

  /** The names of the volumes that have this cache before them. */
  public String behind(LogicalVolume cache) {
    return volumes.all().stream()
        .filter(it -> it.pool().equals(cache.name()))
        .map(LogicalVolume::name)
        .collect(Collectors.joining(", "));
  }

  /** What LVM keeps to repair a pool's metadata: as large as the largest pool's. */
  public List<LogicalVolume> spares() {
    return parts.named(name -> name.endsWith("_pmspare]"));
  }

  /** The volumes that would be gone with this one: its snapshots, and what lies in it. */
  public List<LogicalVolume> dependants(LogicalVolume volume) {
    return volumes.all().stream().filter(it -> dependsOn(it, volume)).toList();
  }

  /**
   * A snapshot in the same pool stays when its origin goes, it only forgets where it came from. Any
   * other volume goes with its origin, also a thin one whose origin lies outside of its pool, and
   * with its pool, be that of thin volumes or of VDO.
   */
  private static boolean dependsOn(LogicalVolume other, LogicalVolume volume) {
    boolean within = other.kind() == Kind.THIN && other.pool().equals(volume.pool());
    boolean isSnapshot = other.origin().equals(volume.name()) && !within;
    return isSnapshot || other.pool().equals(volume.name());
  }

  /** The volumes and what depends on them, in an order in which they can be removed. */
  public List<LogicalVolume> allDependants(LogicalVolume volume) {
    List<LogicalVolume> all = new ArrayList<>();
    for (LogicalVolume dependant : dependants(volume)) {
      all.addAll(allDependants(dependant));
      all.add(dependant);
    }
    return List.copyOf(all);
  }

  /** The PVs that are not there, by their UUIDs: LVM calls each of them "[unknown]". */
  public List<String> missing() {
    return pvs.stream().filter(PhysicalVolume::missing).map(pv -> "UUID " + pv.uuid()).toList();
  }

  /** Whole extents for so many bytes. */
  public long extentsFor(long bytes) {
    return (bytes + extentSize - 1) / extentSize;
  }
}
