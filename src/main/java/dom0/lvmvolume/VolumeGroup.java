package dom0.lvmvolume;

import java.util.List;
import java.util.Optional;

/**
 * A volume group as LVM reports it.
 *
 * @param extents how many there are, used or not
 * @param freeBytes what LVM calls free, also where no volume can have it
 */
record VolumeGroup(
    String name,
    String uuid,
    long extentSize,
    long extents,
    long freeBytes,
    boolean exported,
    List<PhysicalVolume> pvs,
    List<LogicalVolume> volumes) {

  VolumeGroup {
    pvs = List.copyOf(pvs);
    volumes = List.copyOf(volumes);
  }

  Optional<LogicalVolume> volume(String name) {
    return volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
  }

  /** The volumes that would be gone with this one: its snapshots, and what lies in it. */
  List<String> dependants(LogicalVolume volume) {
    List<String> names =
        volumes.stream()
            .filter(it -> it.origin().equals(volume.name()) || it.pool().equals(volume.name()))
            .map(LogicalVolume::name)
            .toList();
    boolean merging = names.isEmpty() && volume.roles().contains("origin");
    return merging ? List.of("one that is being merged into it") : names;
  }

  /** The PVs that are not there. */
  List<String> missing() {
    return pvs.stream().filter(PhysicalVolume::missing).map(PhysicalVolume::name).toList();
  }
}
