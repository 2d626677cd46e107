package dom0.lvmvolume;

import dom0.lvmvolume.lvm.Geometry;
import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.PhysicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.lvmvolume.size.Allocation;
import dom0.lvmvolume.size.Size;
import dom0.lvmvolume.size.Size.Whole;
import dom0.module.Refused;
import dom0.text.Quantity;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a size comes to for a volume, and whether there is room for it. */
final class ExtentTarget {
  private ExtentTarget() {}

  /** The extents that the volume shall have. */
  static long wanted(Draft draft, Size size) {
    Size.Basis basis = SizeBasis.of(draft.wanted(), draft.found(), draft.group());
    refuseStrangeShare(draft, size, basis.allocation());
    long extents = size.extents(basis);
    if (extents == 0) {
      throw new Refused(
          "option size: %s of the volume group %s is less than one extent of %s"
              .formatted(size, draft.group().name(), Quantity.bytes(draft.group().extentSize())));
    }
    return extents;
  }

  private static void refuseStrangeShare(Draft draft, Size size, Allocation allocation) {
    Optional<Whole> strange = size.shareOf().filter(whole -> !allocation.wholes().contains(whole));
    if (strange.isPresent()) {
      String fit =
          allocation.wholes().stream()
              .sorted(Comparator.naturalOrder())
              .map(whole -> "%" + whole)
              .collect(Collectors.joining(", "));
      Kind kind = Kinds.of(draft.wanted(), draft.found(), draft.group());
      throw new Refused(
          "%s cannot have the size %s: %s's size is %s, or an amount such as 10g"
              .formatted(draft.label(), size, named(kind), fit));
    }
  }

  private static String named(Kind kind) {
    return switch (kind) {
      case THIN -> "a thin volume";
      case SNAPSHOT -> "a snapshot";
      default -> "such a volume";
    };
  }

  /**
   * Before any command: LVM would say it too, but check mode would have promised it.
   *
   * @param more the extents that the group must have
   */
  static void refuseWithoutRoom(Draft draft, long more) {
    LvmVolumeFound found = draft.found();
    if (more > found.usable()) {
      throw new Refused(
          "%s, but %s %d free"
              .formatted(
                  need(draft, more),
                  found.anyPv() ? draft.group().name() + " has" : "the PVs of option pvs have",
                  found.usable()));
    }
  }

  /**
   * Each image of a volume lies on PVs of its own, and LVM fills the roomiest first.
   *
   * @param perImage the extents that each must have
   */
  static void refuseUnevenRoom(Draft draft, Geometry geometry, long perImage) {
    long fits =
        geometry.reach(draft.found().chosen().stream().map(PhysicalVolume::usable).toList());
    if (perImage > fits) {
      throw new Refused(
          "%s on each of %d PVs, but LVM finds no more than %d on %d of them"
              .formatted(need(draft, perImage), geometry.images(), fits, geometry.images()));
    }
  }

  /** Each image lies on a PV of its own. */
  static void refuseTooFewPvs(Draft draft, Geometry geometry) {
    long roomy = draft.found().chosen().stream().filter(pv -> pv.usable() > 0).count();
    if (roomy < geometry.images()) {
      throw new Refused(
          "%s is to be %s, each on a PV of its own, but only %d have room"
              .formatted(draft.label(), geometry, roomy));
    }
  }

  /** A pool that cannot hold all that its volumes promise stops them when it is full. */
  static void warnOfOverprovision(Draft draft, long extents) {
    VolumeGroup group = draft.group();
    String name = draft.volume().pool();
    long own = draft.found().subject().map(LogicalVolume::bytes).orElse(0L);
    long promised =
        group.volumes().all().stream()
                .filter(volume -> volume.kind() == Kind.THIN && volume.pool().equals(name))
                .mapToLong(LogicalVolume::bytes)
                .sum()
            - own
            + extents * group.extentSize();
    long has = group.volume(name).map(LogicalVolume::bytes).orElse(0L);
    if (has > 0 && promised > has) {
      draft.warn(
          "the volumes of the thin pool %s/%s come to %d%% of its size: they fail when it is full"
              .formatted(group.name(), name, promised / (has / 100)));
    }
  }

  private static String need(Draft draft, long extents) {
    return "%s of size %s needs %d%s extents of %s"
        .formatted(
            draft.label(),
            draft.wanted().size().map(Object::toString).orElse("unsaid"),
            extents,
            draft.found().subject().isPresent() ? " more" : "",
            Quantity.bytes(draft.group().extentSize()));
  }
}
