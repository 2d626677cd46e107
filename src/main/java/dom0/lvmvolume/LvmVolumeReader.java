package dom0.lvmvolume;

import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.module.Refused;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the volume, by one command; a look at its use follows only where it is in danger. */
final class LvmVolumeReader {
  private LvmVolumeReader() {}

  static LvmVolumeFound read(LvmVolumeWanted wanted, Host host) {
    List<VolumeGroup> groups = LvmReport.read(host);
    Optional<VolumeGroup> group = group(wanted, groups);
    LvmVolumeFound found =
        new LvmVolumeFound(
            group,
            group.flatMap(it -> it.volume(wanted.name().volume())),
            group.map(it -> chosen(wanted, it, host)).orElse(List.of()),
            wanted.pvs().isEmpty(),
            LvmVolumeFound.Use.NOT_LOOKED_AT);
    return LvmVolumePlanner.endangered(wanted, found)
        .map(volume -> found.with(VolumeUse.of(volume, wanted.present(), host)))
        .orElse(found);
  }

  private static Optional<VolumeGroup> group(LvmVolumeWanted wanted, List<VolumeGroup> groups) {
    Optional<String> name = wanted.name().group();
    Set<String> names =
        groups.stream().map(VolumeGroup::name).collect(Collectors.toCollection(LinkedHashSet::new));
    if (name.isEmpty() && names.size() > 1) {
      throw new Refused(
          "option vg is needed: this host has the volume groups " + String.join(", ", names));
    }
    List<VolumeGroup> same =
        groups.stream().filter(it -> it.name().equals(name.orElse(it.name()))).toList();
    if (same.size() > 1) {
      throw new Refused(
          "this host has more than one volume group with the name %s, of the UUIDs %s; rename one: vgrename UUID NEWNAME"
              .formatted(
                  same.get(0).name(),
                  same.stream().map(VolumeGroup::uuid).collect(Collectors.joining(" and "))));
    }
    if (same.isEmpty() && wanted.present()) {
      throw new Refused(
          "there is no volume group%s on this host; %s"
              .formatted(
                  name.map(it -> " " + it).orElse(""),
                  names.isEmpty() ? "it has none" : "it has " + String.join(", ", names)));
    }
    return same.stream().findFirst();
  }

  private static List<PhysicalVolume> chosen(LvmVolumeWanted wanted, VolumeGroup group, Host host) {
    if (wanted.pvs().isEmpty() || !wanted.present()) {
      return group.pvs();
    }
    return wanted.pvs().stream().map(path -> pv(path, group, host)).distinct().toList();
  }

  /** The PV that a path leads to: links such as those of /dev/disk/by-id are followed. */
  private static PhysicalVolume pv(String path, VolumeGroup group, Host host) {
    String real = real(path, host);
    return group.pvs().stream()
        .filter(pv -> pv.name().equals(path) || real(pv.name(), host).equals(real))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    "option pvs: %s is no PV of the volume group %s, which has %s"
                        .formatted(
                            path,
                            group.name(),
                            group.pvs().stream()
                                .map(PhysicalVolume::name)
                                .collect(Collectors.joining(", ")))));
  }

  private static String real(String path, Host host) {
    return host.status(path).map(FileStatus::realPath).orElse(path);
  }
}
