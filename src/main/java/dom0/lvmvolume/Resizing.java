package dom0.lvmvolume;

import dom0.lvmvolume.LvmVolumeWanted.Sizing;
import dom0.lvmvolume.lvm.Geometry;
import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.module.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings a volume that is there to its size, and its filesystem with it. */
final class Resizing {
  private final Draft draft;
  private final Sizing sizing;
  private final Filesystems filesystem;

  private Resizing(Draft draft) {
    this.draft = draft;
    this.sizing = draft.wanted().sizing();
    this.filesystem = new Filesystems(draft);
  }

  static void plan(Draft draft) {
    new Resizing(draft).plan();
  }

  private void plan() {
    Optional<Long> target = sizing.size().map(size -> ExtentTarget.wanted(draft, size));
    target.ifPresent(this::refuseUnlessModelled);
    long own = own();
    target.ifPresent(extents -> draft.fact("size_satisfied", satisfied(extents, own)));
    if (target.isPresent() && target.get() > own && sizing.grow()) {
      extend(target.get());
    } else if (target.isPresent() && target.get() < own && sizing.shrink() && !sizing.onlyGrows()) {
      reduce(target.get());
    } else {
      target.filter(extents -> !satisfied(extents, own)).ifPresent(this::warn);
      filesystem.catchUp();
    }
  }

  private long own() {
    return draft.volume().bytes() / draft.group().extentSize();
  }

  private void refuseUnlessModelled(long target) {
    Kind kind = draft.volume().kind();
    boolean modelled = kind != Kind.OTHER && kind != Kind.CACHE_POOL && !draft.volume().isPart();
    if (!modelled && target != own()) {
      throw new Refused(
          "%s is %s of %d extents, not of the %d that size %s comes to, and lvm_volume does not resize such volumes"
              .formatted(
                  draft.label(),
                  draft.volume().described(),
                  own(),
                  target,
                  sizing.size().orElseThrow()));
    }
  }

  private boolean satisfied(long target, long own) {
    return target == own || (target < own && sizing.onlyGrows());
  }

  private void warn(long target) {
    long more = own() - target;
    if (more > 0 && sizing.grow()) {
      draft.warn(
          "%s has %d extents, %d more than size %s comes to; it is left as it is since shrink is not true"
              .formatted(draft.label(), own(), more, sizing.size().orElseThrow()));
    }
  }

  private void extend(long extents) {
    LogicalVolume volume = draft.volume();
    draft.refuseIfLocked("extend");
    draft.refuseIfMerging("extend");
    refuseThickOrigin("extend");
    long more = extents - own();
    if (volume.kind() == Kind.THIN) {
      ExtentTarget.warnOfOverprovision(draft, extents);
    } else {
      Geometry geometry = SizeBasis.geometry(volume, draft.group());
      ExtentTarget.refuseWithoutRoom(draft, geometry.more(more));
      ExtentTarget.refuseUnevenRoom(draft, geometry, geometry.more(more) / geometry.images());
    }
    filesystem.beforeGrowing();
    List<String> argv = Draft.argv("lvextend", "--yes", "-l", "" + extents);
    argv.addAll(GeometryWords.ofLast(volume));
    argv.add(draft.label());
    argv.addAll(volume.kind() == Kind.THIN ? List.of() : draft.pvs());
    draft.run("extend %s to %d extents".formatted(draft.label(), extents), argv);
    draft.becomes(volume.withBytes(extents * draft.group().extentSize()));
    filesystem.afterGrowing();
  }

  private void reduce(long extents) {
    LogicalVolume volume = draft.volume();
    refuseKeptLarge(volume);
    draft.refuseIfLocked("reduce");
    draft.refuseIfMerging("reduce");
    refuseThickOrigin("reduce");
    draft.refuseIfOpen("reduce");
    if (volume.status().active()) {
      filesystem.shrinkTo(extents * draft.group().extentSize());
    } else {
      throw draft.refusal(
          "reduce",
          "it is not active, so what is on it cannot be seen; lvchange -ay %s activates it"
              .formatted(draft.label()));
    }
    // No PVs: lvreduce takes none. No --force: newer LVM then still checks a filesystem's size.
    draft.run(
        "reduce %s to %d extents".formatted(draft.label(), extents),
        "lvreduce",
        "--yes",
        "-l",
        "" + extents,
        draft.label());
    draft.becomes(volume.withBytes(extents * draft.group().extentSize()));
  }

  private void refuseKeptLarge(LogicalVolume volume) {
    if (volume.kind() == Kind.THIN_POOL) {
      throw draft.refusal("reduce", "a thin pool cannot be made smaller");
    }
    if (volume.kind() == Kind.CACHED) {
      throw draft.refusal("reduce", "it has a cache; cached: false detaches that first");
    }
    if (volume.kind() == Kind.SNAPSHOT) {
      throw draft.refusal(
          "reduce", "a snapshot that is made smaller may overflow and be lost; remove it instead");
    }
  }

  /** "Snapshot origin volumes can be resized only while inactive": lib/metadata/lv_manip.c. */
  private void refuseThickOrigin(String doing) {
    if (draft.volume().isThickOrigin()) {
      throw draft.refusal(
          doing,
          "it has snapshots that depend on it: "
              + draft.group().dependants(draft.volume()).stream()
                  .map(LogicalVolume::name)
                  .collect(Collectors.joining(", ")));
    }
  }
}
