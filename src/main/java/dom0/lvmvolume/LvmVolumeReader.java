package dom0.lvmvolume;

import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.lvmvolume.content.Content;
import dom0.lvmvolume.content.SavedGuests;
import dom0.lvmvolume.content.Use;
import dom0.lvmvolume.content.VolumeContent;
import dom0.lvmvolume.content.VolumeUse;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.LvmReport;
import dom0.lvmvolume.lvm.PhysicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.module.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the volume, by one command; a further look follows only where the plan depends on it. */
final class LvmVolumeReader {
  private LvmVolumeReader() {}

  static LvmVolumeFound read(LvmVolumeWanted wanted, Host host) {
    LvmReport.Groups groups = LvmReport.read(host, wanted.access().config());
    Optional<VolumeGroup> group = GroupChoice.of(wanted, groups);
    Optional<LogicalVolume> volume = group.flatMap(it -> named(wanted.name().volume(), it));
    LvmVolumeFound found =
        new LvmVolumeFound(
            group,
            volume,
            group.flatMap(it -> it.volume(wanted.renamedFrom())),
            group.map(it -> chosen(wanted, it, host)).orElse(List.of()),
            wanted.createOptions().pvs().isEmpty(),
            Use.NOT_LOOKED_AT,
            groups.all().stream().map(VolumeGroup::name).toList());
    return found
        .subject()
        .map(subject -> found.with(use(subject, Needed.of(wanted, found), host)))
        .orElse(found);
  }

  /** A volume that serves another as its cache exists, though under a different name. */
  private static Optional<LogicalVolume> named(String name, VolumeGroup group) {
    return group.volume(name).or(() -> group.cache(name));
  }

  private static Use use(LogicalVolume volume, Needed needed, Host host) {
    if (needed.nothing()) {
      return VolumeUse.ofFiles(volume, host);
    }
    Use use = VolumeUse.of(volume, host);
    Map<String, List<String>> others = new LinkedHashMap<>();
    needed.others().stream()
        .filter(LogicalVolume::open)
        .forEach(it -> others.put(it.name(), List.of(VolumeUse.of(it, host).words())));
    Optional<Content> content =
        needed.content() && isReadable(volume, use)
            ? VolumeContent.of(volume, needed.shrinking() && !volume.open(), host)
            : Optional.empty();
    List<String> saved = needed.content() ? new SavedGuests(host).of(volume) : List.of();
    return new Use(
        use.holders(), use.mounts(), use.readOnly(), use.guests(), content, others, saved);
  }

  /** What a guest has open may change while we read it; its content is the guest's business. */
  private static boolean isReadable(LogicalVolume volume, Use use) {
    return !use.isForeign(volume) && volume.active() && !volume.path().isEmpty();
  }

  private static List<PhysicalVolume> chosen(LvmVolumeWanted wanted, VolumeGroup group, Host host) {
    if (wanted.createOptions().pvs().isEmpty() || !wanted.present()) {
      return group.pvs();
    }
    return wanted.createOptions().pvs().stream()
        .map(path -> pv(path, group, host))
        .distinct()
        .toList();
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
