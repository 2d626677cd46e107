package dom0.lvmvolume;

import dom0.lvmvolume.lvm.Geometry;
import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.LogicalVolume.Fill;
import dom0.lvmvolume.lvm.LogicalVolume.Relations;
import dom0.lvmvolume.lvm.LogicalVolume.Segment;
import dom0.lvmvolume.lvm.LogicalVolume.Settings;
import dom0.lvmvolume.lvm.LogicalVolume.Status;
import dom0.lvmvolume.lvm.VolumeName;
import dom0.lvmvolume.option.Layout.PoolOptions;
import dom0.lvmvolume.option.SettingsOptions;
import dom0.lvmvolume.size.PoolMetadata;
import dom0.lvmvolume.size.Size;
import dom0.module.Refused;
import dom0.text.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * Makes a volume: writable and active, since LVM wipes it only then, and marked as unfinished until
 * it is wiped. What it shall be beyond that follows as for a volume that is there; so a run that
 * was killed in between is completed by the next.
 */
final class Creation {
  private static final String DOING = "create";

  private final Draft draft;
  private final LvmVolumeWanted wanted;
  private final Kind kind;

  private Creation(Draft draft) {
    this.draft = draft;
    this.wanted = draft.wanted();
    this.kind = Kinds.ofNew(wanted, draft.group());
  }

  static void plan(Draft draft) {
    new Creation(draft).plan();
  }

  private void plan() {
    refuseUnlikely();
    if (kind == Kind.THIN && wanted.layout().isSnapshot()) {
      thinSnapshot();
      return;
    }
    long extents = ExtentTarget.wanted(draft, size());
    draft.refuseIfLocked(DOING);
    switch (kind) {
      case THIN -> thin(extents);
      case THIN_POOL -> thinPool(extents);
      case SNAPSHOT -> snapshot(extents);
      case CACHE_POOL -> cachePool(extents);
      default -> plain(extents);
    }
  }

  private void refuseUnlikely() {
    refuseName();
    if (!wanted.permits().uuid().isEmpty()) {
      throw new Refused(
          "%s does not exist, and a new volume would not have the UUID that option uuid wants"
              .formatted(draft.label()));
    }
    if (wanted.layout().isSnapshot()) {
      Origins.refuseUnfit(draft);
    }
    String pool = wanted.layout().pool();
    if (!pool.isEmpty() && draft.group().volume(pool).isEmpty()) {
      throw new Refused(
          "the thin pool %s does not exist in the volume group %s"
              .formatted(pool, draft.group().name()));
    }
  }

  private void refuseName() {
    VolumeName.checkLength(draft.group().name(), wanted.name().volume())
        .ifPresent(
            problem -> {
              throw new Refused(problem);
            });
    if (draft.group().merges(wanted.name().volume())) {
      throw new Refused(
          "%s is still being merged into its origin; once that is done its name is free"
              .formatted(draft.label()));
    }
    if (!wanted.renamedFrom().isEmpty()) {
      throw new Refused(
          "%s does not exist, and neither does %s, which it should be renamed from"
              .formatted(draft.label(), wanted.renamedFrom()));
    }
  }

  private Size size() {
    return wanted
        .size()
        .orElseThrow(
            () ->
                new Refused(draft.label() + " does not exist; option size is needed to create it"));
  }

  private void plain(long extents) {
    Geometry geometry = wanted.layout().geometry().orElse(Geometry.LINEAR);
    ExtentTarget.refuseWithoutRoom(draft, geometry.physical(extents));
    ExtentTarget.refuseTooFewPvs(draft, geometry);
    ExtentTarget.refuseUnevenRoom(draft, geometry, geometry.physical(extents) / geometry.images());
    refuseLargeStripes();
    // -Wy -Zy: wipe what old signatures and data say; by themselves they would ask, or leave them
    boolean wipes = wanted.createOptions().wipe();
    List<String> argv = Draft.argv("lvcreate", "--yes", wipes ? "-Wy" : "-Wn");
    argv.add(wipes ? "-Zy" : "-Zn");
    argv.addAll(wipes ? List.of("--addtag", SettingsOptions.UNFINISHED) : List.of());
    argv.addAll(GeometryWords.of(geometry, wanted.layout()));
    argv.addAll(List.of("-n", wanted.name().volume(), "-l", "" + extents));
    run(argv, draft.group().name(), true);
    Segment segment =
        new Segment(
            kind.word(), geometry.images(), geometry.copies(), stripeSize(), 0, 0, "", false, "");
    made(extents, new Relations(List.of("public"), kind.word(), "", ""), segment);
    if (wipes) {
      draft.becomes(draft.volume().settings().withTags(List.of(SettingsOptions.UNFINISHED)));
      UnfinishedMark.plan(draft);
    }
  }

  /** "Reducing requested stripe size 8.00 MiB to maximum, physical extent size 4.00 MiB." */
  private void refuseLargeStripes() {
    long extent = draft.group().extentSize();
    if (stripeSize() > extent) {
      throw new Refused(
          "option stripe_size: %s is more than an extent of the volume group %s, the most that LVM allows: %s"
              .formatted(
                  Quantity.bytes(stripeSize()), draft.group().name(), Quantity.bytes(extent)));
    }
  }

  private long stripeSize() {
    return wanted.layout().stripeSize().orElse(0L);
  }

  private void thin(long extents) {
    String pool = wanted.layout().pool();
    List<String> argv = Draft.argv("lvcreate", "--yes", "--type", "thin", "--thinpool", pool);
    // a virtual size has no form in extents
    long bytes = extents * draft.group().extentSize();
    argv.addAll(List.of("-n", wanted.name().volume(), "-V", bytes + "b"));
    run(argv, draft.group().name(), false);
    made(extents, new Relations(List.of("public"), "thin,sparse", "", pool), Segment.of("thin", 0));
    ExtentTarget.warnOfOverprovision(draft, extents);
  }

  private void thinPool(long extents) {
    PoolMetadata metadata = SizeBasis.metadata(wanted, draft.found(), draft.group());
    PoolOptions options = wanted.layout().poolOptions();
    ExtentTarget.refuseWithoutRoom(draft, metadata.taken(extents) - metadata.spare());
    long chunk = metadata.chunkFor(extents);
    long metadataBytes = metadata.extentsFor(extents) * draft.group().extentSize();
    // not --type thin-pool: "Option --errorwhenfull is unsupported with thin pools"
    List<String> argv = Draft.argv("lvcreate", "--yes", "-T", "-l", "" + extents);
    argv.addAll(List.of("-c", chunk / 1024 + "k", "--poolmetadatasize", metadataBytes + "b"));
    argv.add(options.zero().orElse(true) ? "-Zy" : "-Zn");
    argv.addAll(List.of("--discards", options.discards().orElse("passdown")));
    options.whenFull().ifPresent(word -> argv.addAll(PoolChanges.whenFullWords(word)));
    run(argv, draft.label(), true);
    made(
        extents,
        new Relations(List.of("private"), "thin,pool", "", ""),
        new Segment(
            "thin-pool",
            1,
            1,
            0,
            0,
            chunk,
            options.discards().orElse("passdown"),
            options.zero().orElse(true),
            ""));
    draft.becomes(
        draft.volume().with(new Fill("", "", "", metadataBytes, options.whenFull().orElse(""))));
  }

  private void cachePool(long extents) {
    ExtentTarget.refuseWithoutRoom(draft, extents + cacheMetadata(extents));
    List<String> argv = Draft.argv("lvcreate", "--yes", "--type", "cache-pool");
    argv.addAll(chunk());
    argv.addAll(List.of("-n", wanted.name().volume(), "-l", "" + extents));
    run(argv, draft.group().name(), true);
    made(
        extents,
        new Relations(List.of("private"), "cache,pool", "", ""),
        Segment.of("cache-pool", 1));
    draft.becomes(draft.volume().activated(false));
  }

  /**
   * What LVM adds by itself (lib/metadata/cache_manip.c): 4 MiB and 20 bytes for each chunk, of
   * which the smallest are assumed, and as much again to repair that, unless there is enough.
   */
  private long cacheMetadata(long extents) {
    long chunk = wanted.layout().poolOptions().chunk().orElse(PoolMetadata.SMALLEST_CHUNK);
    long chunks = Math.multiplyExact(extents, draft.group().extentSize()) / chunk;
    long metadata = draft.group().extentsFor((4L << 20) + chunks * 20);
    return metadata + Math.max(0, metadata - SizeBasis.spare(draft.group()));
  }

  private void snapshot(long extents) {
    ExtentTarget.refuseWithoutRoom(draft, extents);
    String origin = wanted.layout().origin();
    List<String> argv = Draft.argv("lvcreate", "--yes", "-s", "-n", wanted.name().volume());
    argv.addAll(List.of("-l", "" + extents));
    argv.addAll(chunk());
    run(argv, draft.label(origin), true);
    made(
        extents,
        new Relations(List.of("public", "snapshot", "thicksnapshot"), "linear", origin, ""),
        Segment.of("linear", 1));
    draft.becomes(draft.volume().activated(Origins.of(draft).active()));
  }

  /** LVM leaves a thin snapshot out of activation, unless it is told otherwise. */
  private void thinSnapshot() {
    draft.refuseIfLocked(DOING);
    LogicalVolume origin = Origins.of(draft);
    boolean skip = wanted.settings().skip().orElse(true);
    List<String> argv = Draft.argv("lvcreate", "--yes", "-s", "-n", wanted.name().volume());
    argv.addAll(List.of("--setactivationskip", skip ? "y" : "n"));
    run(argv, draft.label(origin.name()), false);
    made(
        origin.bytes() / draft.group().extentSize(),
        new Relations(
            List.of("public", "snapshot", "thinsnapshot"),
            "thin,sparse",
            origin.name(),
            origin.pool()),
        Segment.of("thin", 0));
    draft.becomes(draft.volume().settings().withSkip(skip));
    draft.becomes(draft.volume().activated(!skip));
  }

  private List<String> chunk() {
    Optional<Long> chunk = wanted.layout().poolOptions().chunk();
    return chunk.map(bytes -> List.of("-c", bytes / 1024 + "k")).orElse(List.of());
  }

  private void run(List<String> argv, String place, boolean onPvs) {
    argv.addAll(wanted.createOptions().words());
    argv.add(place);
    argv.addAll(onPvs ? draft.pvs() : List.of());
    draft.run(DOING + " " + draft.label(), argv);
  }

  private void made(long extents, Relations relations, Segment segment) {
    String group = draft.group().name();
    String name = wanted.name().volume();
    boolean isPool = segment.type().endsWith("-pool");
    draft.becomes(
        new LogicalVolume(
            name,
            "",
            isPool ? "" : "/dev/" + group + "/" + name,
            VolumeName.dmPath(group, name),
            extents * draft.group().extentSize(),
            new Status(true, false, "", "", false, false),
            new Settings(false, List.of(), "auto", "inherit", false, true, -1),
            relations,
            Fill.NONE,
            List.of(segment),
            List.of()));
  }
}
