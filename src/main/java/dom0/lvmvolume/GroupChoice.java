package dom0.lvmvolume;

import dom0.lvmvolume.LvmVolumeWanted.State;
import dom0.lvmvolume.lvm.LvmReport;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.module.Refused;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the host's volume groups is meant, by its name, its UUID, or as the only one. */
final class GroupChoice {
  private final LvmVolumeWanted wanted;
  private final List<VolumeGroup> groups;
  private final Map<String, String> foreign;
  private final String name;
  private final String uuid;

  private GroupChoice(LvmVolumeWanted wanted, LvmReport.Groups groups) {
    this.wanted = wanted;
    this.groups = groups.all();
    this.foreign = groups.foreign();
    this.name = wanted.name().group().orElse("");
    this.uuid = wanted.access().groupUuid();
  }

  static Optional<VolumeGroup> of(LvmVolumeWanted wanted, LvmReport.Groups groups) {
    return new GroupChoice(wanted, groups).group();
  }

  private Optional<VolumeGroup> group() {
    if (name.isEmpty() && uuid.isEmpty()) {
      refuseToChoose();
    }
    List<VolumeGroup> named =
        groups.stream().filter(it -> name.isEmpty() || it.name().equals(name)).toList();
    Optional<VolumeGroup> meant =
        named.stream().filter(it -> uuid.isEmpty() || it.uuid().equals(uuid)).findFirst();
    if (meant.isEmpty()) {
      refuseForeign();
      refuseAnother(named);
    } else {
      refuseNamesakes(meant.get().name());
    }
    return meant;
  }

  /** Nobody knows what is in it: "absent" may not say that the volume is gone. */
  private void refuseForeign() {
    if (foreign.containsKey(name)) {
      throw new Refused(
          "the volume group %s belongs to the host with the system ID %s, and LVM leaves it alone here; lvmsystemid(7) tells how a group changes hosts"
              .formatted(name, foreign.get(name)));
    }
  }

  private void refuseAnother(List<VolumeGroup> named) {
    String there =
        named.stream()
            .map(it -> it.name() + " of " + it.uuid())
            .collect(Collectors.joining(" and "));
    boolean told = !named.isEmpty() || name.isEmpty();
    if (told && isNeeded()) {
      throw new Refused(
          "no volume group here has the UUID %s; there is %s"
              .formatted(uuid, there.isEmpty() ? "none" : there));
    }
  }

  /** LVM: "Multiple VGs found with the same name: skipping", also where a UUID tells them apart. */
  private void refuseNamesakes(String same) {
    List<String> uuids =
        groups.stream().filter(it -> it.name().equals(same)).map(VolumeGroup::uuid).toList();
    if (uuids.size() > 1) {
      throw new Refused(
          "this host has more than one volume group with the name %s, of the UUIDs %s; rename one: vgrename UUID NEWNAME"
              .formatted(same, String.join(" and ", uuids)));
    }
  }

  private boolean isNeeded() {
    return wanted.present() || wanted.state() == State.MERGED;
  }

  /** A group that is named may be made by an earlier task, which check mode did not run. */
  private void refuseToChoose() {
    Set<String> names =
        groups.stream().map(VolumeGroup::name).collect(Collectors.toCollection(LinkedHashSet::new));
    if (names.size() > 1) {
      throw new Refused(
          "option vg is needed: this host has the volume groups " + String.join(", ", names));
    }
    if (names.isEmpty() && isNeeded()) {
      throw new Refused("this host has no volume group");
    }
  }
}
