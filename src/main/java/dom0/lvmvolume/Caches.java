package dom0.lvmvolume;

import dom0.lvmvolume.LvmVolumeWanted.Caching;
import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.LogicalVolume.Relations;
import dom0.lvmvolume.lvm.LogicalVolume.Segment;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.module.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts a cache before a volume, or takes it away; the volume's data stays. */
final class Caches {
  /** All that only the cache has is written back first. */
  private static final Duration WRITING_BACK = Duration.ofHours(12);

  private Caches() {}

  static void plan(Draft draft) {
    Caching wanted = draft.wanted().cache();
    if (wanted.attached().isEmpty()) {
      return;
    }
    refusePart(draft, "change the cache of");
    boolean cached = draft.volume().kind() == Kind.CACHED;
    if (!wanted.attached().get()) {
      if (cached) {
        detach(draft);
      }
    } else if (cached) {
      refuseAnother(draft, wanted);
      changeMode(draft, wanted);
    } else {
      attach(draft, wanted);
    }
  }

  /** "[fast_cpool]", "[fast_cvol]": LVM renames what becomes a cache. */
  static String name(LogicalVolume volume) {
    return volume.pool().replaceFirst("^\\[(.*?)(_cpool|_cvol)?\\]$", "$1");
  }

  /** Such a volume can be found, and its size and kind be right; LVM does nothing to it. */
  static void refusePart(Draft draft, String doing) {
    LogicalVolume volume = draft.volume();
    if (volume.isPart()) {
      throw draft.refusal(
          doing,
          "it is the cache of %s; cached: false for that volume detaches it"
              .formatted(draft.group().behind(volume)));
    }
  }

  private static void refuseAnother(Draft draft, Caching wanted) {
    String has = name(draft.volume());
    if (!wanted.volume().isEmpty() && !has.equals(wanted.volume())) {
      throw new Refused(
          "%s has the cache %s, not %s; cached: false detaches it"
              .formatted(draft.label(), has, wanted.volume()));
    }
  }

  private static void changeMode(Draft draft, Caching wanted) {
    if (!wanted.mode().isEmpty() && !wanted.mode().equals(draft.volume().last().cacheMode())) {
      draft.refuseIfLocked("change");
      draft.change(
          "change the cache mode of " + draft.label(), List.of("--cachemode", wanted.mode()));
      draft.becomes(cached(draft.volume(), draft.volume().pool(), wanted.mode()));
    }
  }

  private static void attach(Draft draft, Caching wanted) {
    String doing = "attach the cache " + wanted.volume() + " to";
    draft.refuseIfLocked(doing);
    LogicalVolume cache =
        draft
            .group()
            .volume(wanted.volume())
            .orElseThrow(
                () -> draft.refusal(doing, "there is no volume %s".formatted(wanted.volume())));
    boolean isPool = cache.kind() == Kind.CACHE_POOL;
    refuseUnfit(draft, cache, doing);
    List<String> argv = Draft.argv("lvconvert", "--yes", "--type", "cache");
    argv.add(isPool ? "--cachepool" : "--cachevol");
    argv.add(draft.label(cache.name()));
    if (!wanted.mode().isEmpty()) {
      argv.addAll(List.of("--cachemode", wanted.mode()));
    }
    argv.add(draft.label());
    draft.run(doing + " " + draft.label(), argv);
    String pool = "[%s_%s]".formatted(cache.name(), isPool ? "cpool" : "cvol");
    draft.becomes(cached(draft.volume(), pool, wanted.mode()));
  }

  private static void refuseUnfit(Draft draft, LogicalVolume cache, String doing) {
    boolean isPool = cache.kind() == Kind.CACHE_POOL;
    refuseStrange(draft, doing);
    if (!isPool && cache.kind() != Kind.LINEAR) {
      throw draft.refusal(
          doing,
          "the volume that is to be the cache is %s, neither a cache pool nor linear"
              .formatted(cache.described()));
    }
    if (cache.open() || !draft.group().dependants(cache).isEmpty()) {
      throw draft.refusal(doing, "the volume that is to be the cache is in use");
    }
    if (!isPool && !draft.wanted().permits().force()) {
      throw draft.refusal(
          doing,
          "everything on the volume that is to be the cache would be lost; add force: true if that is meant");
    }
  }

  private static void refuseStrange(Draft draft, String doing) {
    LogicalVolume volume = draft.volume();
    if (!volume.kind().isPlain() || volume.isThickOrigin()) {
      throw draft.refusal(
          doing,
          "it is %s%s; only linear, striped and RAID volumes without snapshots can have a cache"
              .formatted(volume.described(), volume.isThickOrigin() ? " and has snapshots" : ""));
    }
  }

  private static LogicalVolume cached(LogicalVolume volume, String pool, String mode) {
    String origin = "[%s_corig]".formatted(volume.name());
    return volume.with(
        new Relations(List.of("public"), "cache", origin, pool),
        List.of(new Segment("cache", 1, 1, 0, 0, 0, "", false, mode)));
  }

  /** What was written to the cache only is written to the volume first; the cache is kept. */
  private static void detach(Draft draft) {
    draft.refuseIfLocked("detach the cache from");
    LogicalVolume volume = draft.volume();
    draft.run(
        "detach the cache from " + draft.label(),
        List.of("lvconvert", "--yes", "--splitcache", draft.label()),
        WRITING_BACK);
    Optional<LogicalVolume> bare = part(draft.group(), volume.origin());
    draft.becomes(
        volume.with(
            new Relations(
                List.of("public"), bare.map(it -> it.relations().layout()).orElse(""), "", ""),
            bare.map(LogicalVolume::segments).orElse(List.of())));
  }

  /** The volume behind a cache. */
  static Optional<LogicalVolume> part(VolumeGroup group, String name) {
    return group.parts().named(name);
  }
}
