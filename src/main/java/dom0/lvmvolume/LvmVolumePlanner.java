package dom0.lvmvolume;

import dom0.lvmvolume.LvmVolumeWanted.State;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.lvmvolume.size.Size;
import dom0.module.Refused;
import dom0.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * Decides what leads to the wanted volume. LVM is given whole numbers of extents and never a share:
 * so what was promised in check mode is what comes out.
 */
final class LvmVolumePlanner {
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

  /** A difference is an act: once done, what it came to is what is wanted. */
  static LvmVolumeWanted settled(LvmVolumeWanted wanted, LvmVolumeFound before) {
    Optional<VolumeGroup> group = before.group();
    return wanted
        .size()
        .filter(size -> size instanceof Size.Difference && group.isPresent())
        .map(size -> size.extents(SizeBasis.of(wanted, before, group.orElseThrow())))
        .map(extents -> wanted.withSize(new Size.Extents(extents)))
        .orElse(wanted);
  }

  private Plan plan() {
    LvmVolumeFacts.of(wanted, found).forEach(plan::fact);
    found
        .group()
        .ifPresentOrElse(
            group -> {
              Draft draft = new Draft(wanted, found, group, plan);
              refuseAnother();
              plan(draft);
              VolumeView.diff(draft, group).ifPresent(plan::diff);
            },
            this::withoutGroup);
    return plan.build();
  }

  /** In check mode an earlier task may be the one that makes the group. */
  private void withoutGroup() {
    if (wanted.state() == State.PRESENT || wanted.state() == State.MERGED) {
      String name = wanted.name().group().orElse("");
      plan.warn(
          "there is no volume group %s yet, so nothing of this could be checked".formatted(name));
      plan.step(new GroupNeeded(name, found.groups()));
    }
  }

  private void refuseAnother() {
    String uuid = wanted.permits().uuid();
    found
        .subject()
        .filter(volume -> !uuid.isEmpty() && !volume.uuid().equals(uuid))
        .ifPresent(
            volume -> {
              throw new Refused(
                  "%s has the UUID %s, not %s: it is another volume than the one that is meant"
                      .formatted(volume.path(), volume.uuid(), uuid));
            });
  }

  private void plan(Draft draft) {
    switch (wanted.state()) {
      case PRESENT -> present(draft);
      case ABSENT -> Removal.plan(draft);
      case MERGED -> Merging.plan(draft);
      default -> {} // looked at only
    }
  }

  private void present(Draft draft) {
    if (draft.now().isEmpty()) {
      Creation.plan(draft);
    } else {
      refuseDifference(draft);
      Renaming.plan(draft);
      if (SettingsPlan.activates(draft) && Needed.of(wanted, found).content()) {
        SettingsPlan.activate(draft);
        awaitDevice(draft.volume(), draft);
        draft.goesOn(
            "%s is not active: what it holds is seen only once it is, and may call for more steps or a refusal"
                .formatted(draft.label()));
        return;
      }
      UnfinishedMark.plan(draft);
      SettingsPlan.makeWritable(draft);
      PoolChanges.plan(draft);
      Resizing.plan(draft);
    }
    Caches.plan(draft);
    SettingsPlan.plan(draft);
    awaitDevice(draft.volume(), draft);
  }

  private void awaitDevice(LogicalVolume after, Draft draft) {
    boolean wasThere =
        found
            .subject()
            .filter(before -> before.active() && before.path().equals(after.path()))
            .isPresent();
    if (after.active() && !after.path().isEmpty() && !wasThere) {
      draft.step(new AwaitDevice(after.path()));
    }
  }

  private void refuseDifference(Draft draft) {
    LogicalVolume volume = draft.volume();
    List<String> differences = wanted.layout().differences(volume);
    if (!differences.isEmpty()) {
      throw new Refused(
          "%s is there, but %s; lvm_volume does not make one kind of volume out of another"
              .formatted(draft.label(volume.name()), String.join(" and ", differences)));
    }
    if (volume.status().invalid()) {
      throw new Refused(
          "%s is %s that has overflowed: what it held is lost; remove it and make it again"
              .formatted(draft.label(), volume.described()));
    }
  }
}
