package dom0.lvmvolume;

import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives an origin the content of its snapshot, which is gone then. */
final class Merging {
  private static final String DOING = "merge";

  /** LVM copies back all that was changed since, and waits for it. */
  private static final Duration LIMIT = Duration.ofHours(12);

  private Merging() {}

  static void plan(Draft draft) {
    LogicalVolume origin = Origins.of(draft);
    if (draft.now().isEmpty()) {
      return; // merged, or it will be when the origin is next activated
    }
    LogicalVolume snapshot = draft.volume();
    refuseUnfit(draft, snapshot, origin);
    draft.refuseIfLocked(DOING);
    warn(draft, snapshot, origin);
    draft.run(
        "merge %s into %s".formatted(draft.label(), origin.name()),
        List.of("lvconvert", "--yes", "--merge", draft.label()),
        LIMIT);
    draft.isGone();
  }

  private static void refuseUnfit(Draft draft, LogicalVolume snapshot, LogicalVolume origin) {
    List<String> differences = draft.wanted().layout().differences(snapshot);
    if (!differences.isEmpty()) {
      throw draft.refusal(DOING, String.join(" and ", differences));
    }
    if (snapshot.status().invalid()) {
      throw draft.refusal(DOING, "it has overflowed: what it held is lost");
    }
    if (origin.status().merging()) {
      throw draft.refusal(
          DOING, "another snapshot is being merged into " + origin.name() + " already");
    }
    if (snapshot.kind() == Kind.THIN) {
      refuseThin(draft, snapshot, origin);
    }
    if (!draft.group().dependants(snapshot).isEmpty()) {
      throw draft.refusal(DOING, "it has snapshots itself");
    }
  }

  private static void refuseThin(Draft draft, LogicalVolume snapshot, LogicalVolume origin) {
    if (!origin.pool().equals(snapshot.pool())) {
      throw draft.refusal(
          DOING, origin.name() + " lies outside of its pool, and other volumes may need it");
    }
    if (origin.isThickOrigin()) {
      throw draft.refusal(DOING, origin.name() + " has snapshots that are not thin");
    }
  }

  private static void warn(Draft draft, LogicalVolume snapshot, LogicalVolume origin) {
    if (snapshot.open() || origin.open()) {
      Map<String, List<String>> holders = draft.found().use().others();
      String by =
          snapshot.open()
              ? draft.found().use().words()
              : String.join(", ", holders.getOrDefault(origin.name(), List.of()));
      draft.warn(
          "%s is open, %s: the merge begins when %s is next activated"
              .formatted(
                  snapshot.open() ? draft.label() : draft.label(origin.name()), by, origin.name()));
    }
    String siblings =
        draft.group().volumes().all().stream()
            .filter(it -> it.kind() == Kind.THIN && it.origin().equals(origin.name()))
            .map(LogicalVolume::name)
            .filter(it -> !it.equals(snapshot.name()))
            .collect(Collectors.joining(", "));
    if (snapshot.kind() == Kind.THIN && !siblings.isEmpty()) {
      draft.warn(
          "LVM puts the snapshot in the place of %s, so these other snapshots forget what they came from: %s"
              .formatted(origin.name(), siblings));
    }
  }
}
