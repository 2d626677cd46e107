package dom0.lvmvolume;

import dom0.host.Command;
import dom0.module.Refused;
import dom0.plan.Diff;
import dom0.plan.Plan;
import dom0.plan.RunCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides what leads to the wanted volume. LVM is given whole numbers of extents and never a size:
 * so what was promised in check mode is what comes out.
 */
final class LvmVolumePlanner {
  /** LVM waits for its locks, and a remove may discard every block: minutes on a large volume. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final LvmVolumeWanted wanted;
  private final LvmVolumeFound found;
  private final Plan.Builder plan = new Plan.Builder();

  private LvmVolumePlanner(LvmVolumeWanted wanted, LvmVolumeFound found) {
    this.wanted = wanted;
    this.found = found;
  }

  static Plan plan(LvmVolumeWanted wanted, LvmVolumeFound found) {
    return new LvmVolumePlanner(wanted, found).plan();
  }

  /** The volume, if what is wanted would destroy something on it. */
  static Optional<LogicalVolume> endangered(LvmVolumeWanted wanted, LvmVolumeFound found) {
    return found
        .volume()
        .filter(volume -> !wanted.present() || (wanted.shrink() && isTooLarge(wanted, found)))
        .filter(LogicalVolume::isLinear);
  }

  private static boolean isTooLarge(LvmVolumeWanted wanted, LvmVolumeFound found) {
    return found
        .group()
        .filter(
            group -> extents(wanted, found, group).filter(n -> n < found.own(group)).isPresent())
        .isPresent();
  }

  private static Optional<Long> extents(
      LvmVolumeWanted wanted, LvmVolumeFound found, VolumeGroup group) {
    return wanted.size().map(size -> size.extents(found.room(group)));
  }

  private Plan plan() {
    LvmVolumeFacts.of(wanted, found).forEach(plan::fact);
    found.group().ifPresent(this::plan);
    return plan.build();
  }

  private void plan(VolumeGroup group) {
    if (found.volume().isEmpty()) {
      if (wanted.present()) {
        create(group);
      }
    } else if (wanted.present()) {
      wanted.size().ifPresent(size -> resize(group, found.volume().get(), size));
    } else {
      remove(group, found.volume().get());
    }
  }

  private void create(VolumeGroup group) {
    Size size =
        wanted
            .size()
            .orElseThrow(
                () ->
                    new Refused(
                        label(group) + " does not exist; option size is needed to create it"));
    VolumeName.checkLength(group.name(), wanted.name().volume())
        .ifPresent(
            problem -> {
              throw new Refused(problem);
            });
    long extents = wantedExtents(group, size);
    refuseIfLocked(group, "create " + label(group));
    refuseWithoutRoom(group, size, extents);
    // -Wy -Zy: wipe what old signatures and data say; by themselves they would ask, or leave them
    List<String> argv =
        argv("lvcreate", "--yes", "-Wy", "-Zy", "-n", wanted.name().volume(), "-l", "" + extents);
    argv.add(group.name());
    argv.addAll(pvs());
    step(argv, "create " + label(group));
    diff(group, Optional.empty(), Optional.of(extents));
  }

  private void resize(VolumeGroup group, LogicalVolume volume, Size size) {
    if (!volume.isLinear()) {
      throw new Refused(
          "%s is %s: lvm_volume cannot tell whether it has the size %s, since it resizes linear volumes only"
              .formatted(label(group), volume.kind(), size));
    }
    long extents = wantedExtents(group, size);
    long own = found.own(group);
    plan.fact("size_satisfied", extents == own);
    if (extents > own) {
      extend(group, volume, size);
    } else if (extents < own && wanted.shrink()) {
      reduce(group, volume, extents);
    } else if (extents < own) {
      plan.warn(
          "%s has %d extents, %d more than size %s comes to; it is left as it is since shrink is not true"
              .formatted(label(group), own, own - extents, size));
    }
  }

  private void extend(VolumeGroup group, LogicalVolume volume, Size size) {
    long extents = wantedExtents(group, size);
    String doing = "extend " + label(group);
    refuseIfLocked(group, doing);
    VolumeGuards.refuseDependants(group, volume, doing);
    refuseWithoutRoom(group, size, extents - found.own(group));
    List<String> argv = argv("lvextend", "--yes", "-l", "" + extents, label(group));
    argv.addAll(pvs());
    step(argv, "%s to %d extents".formatted(doing, extents));
    diff(group, Optional.of(found.own(group)), Optional.of(extents));
  }

  private void reduce(VolumeGroup group, LogicalVolume volume, long extents) {
    String doing = "reduce " + label(group);
    refuseIfLocked(group, doing);
    VolumeGuards.refuseDependants(group, volume, doing);
    VolumeGuards.refuseOpen(volume, found.use(), doing);
    VolumeGuards.refuseLoss(wanted, volume, found.use(), extents * group.extentSize());
    // No PVs: lvreduce takes none. No --force: newer LVM then still checks a filesystem's size.
    step(
        argv("lvreduce", "--yes", "-l", "" + extents, label(group)),
        "%s to %d extents".formatted(doing, extents));
    diff(group, Optional.of(found.own(group)), Optional.of(extents));
  }

  private void remove(VolumeGroup group, LogicalVolume volume) {
    String doing = "remove " + label(group);
    if (!volume.isLinear()) {
      throw new Refused(
          "could not %s: it is %s, and lvm_volume removes linear volumes only"
              .formatted(doing, volume.kind()));
    }
    refuseIfLocked(group, doing);
    VolumeGuards.refuseDependants(group, volume, doing);
    VolumeGuards.refuseOpen(volume, found.use(), doing);
    VolumeGuards.refuseRemoval(wanted, doing);
    step(argv("lvremove", "--yes", label(group)), doing);
    diff(group, Optional.of(found.own(group)), Optional.empty());
  }

  private long wantedExtents(VolumeGroup group, Size size) {
    long extents = size.extents(found.room(group));
    if (extents == 0) {
      throw new Refused(
          "option size: %s of the volume group %s is less than one extent of %s"
              .formatted(size, group.name(), Size.shown(group.extentSize())));
    }
    return extents;
  }

  private static void refuseIfLocked(VolumeGroup group, String doing) {
    if (!group.missing().isEmpty()) {
      throw new Refused(
          "could not %s: the volume group %s misses %d of its PVs (%s), and LVM changes it only when it is whole"
              .formatted(
                  doing, group.name(), group.missing().size(), String.join(", ", group.missing())));
    }
    if (group.exported()) {
      throw new Refused(
          "could not %s: the volume group %s is exported; vgimport %s brings it back"
              .formatted(doing, group.name(), group.name()));
    }
  }

  private void refuseWithoutRoom(VolumeGroup group, Size size, long more) {
    if (more > found.usable()) {
      throw new Refused(
          "%s of size %s needs %d%s extents of %s, but %s %d free"
              .formatted(
                  label(group),
                  size,
                  more,
                  found.volume().isPresent() ? " more" : "",
                  Size.shown(group.extentSize()),
                  found.anyPv() ? group.name() + " has" : "the PVs of option pvs have",
                  found.usable()));
    }
  }

  private List<String> pvs() {
    return found.anyPv() ? List.of() : found.chosen().stream().map(PhysicalVolume::name).toList();
  }

  private void step(List<String> argv, String purpose) {
    plan.step(new RunCommand(Command.of(argv).within(LIMIT), purpose));
  }

  private static List<String> argv(String... words) {
    return new ArrayList<>(Arrays.asList(words));
  }

  private void diff(VolumeGroup group, Optional<Long> before, Optional<Long> after) {
    plan.diff(new Diff("volume " + label(group), shown(group, before), shown(group, after)));
  }

  private static String shown(VolumeGroup group, Optional<Long> extents) {
    return extents
        .map(
            n ->
                "state: present\nsize: %s\nextents: %d\n"
                    .formatted(Size.shown(n * group.extentSize()), n))
        .orElse("state: absent\n");
  }

  private String label(VolumeGroup group) {
    return group.name() + "/" + wanted.name().volume();
  }
}
