package dom0.lvmvolume;

import dom0.lvmvolume.content.Use;
import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.option.Layout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Removes a volume, and nothing that was not named. */
final class Removal {
  private static final String DOING = "remove";

  private Removal() {}

  static void plan(Draft draft) {
    if (draft.now().isEmpty()) {
      return;
    }
    LogicalVolume volume = draft.volume();
    refuseAnotherKind(draft, volume);
    draft.refuseIfLocked(DOING);
    Caches.refusePart(draft, DOING);
    refuseWithCache(draft, volume);
    draft.refuseIfMerging(DOING);
    List<LogicalVolume> dependants = draft.group().allDependants(volume);
    refuseDependants(draft, dependants);
    // a thin pool is under its thin volumes, of which none is in use by now
    if (volume.kind() != Kind.THIN_POOL || dependants.isEmpty()) {
      refuseInUse(draft, volume);
    }
    if (!draft.wanted().permits().force()) {
      throw draft.refusal(
          DOING, "all that it holds would be lost; add force: true if that is meant");
    }
    unmount(draft);
    for (LogicalVolume dependant : dependants) {
      remove(draft, dependant.name());
    }
    remove(draft, volume.name());
    draft.isGone();
  }

  private static void refuseInUse(Draft draft, LogicalVolume volume) {
    Use use = draft.found().use();
    boolean onlyMounted = !use.mounts().isEmpty() && use.mounts().size() == use.holders().size();
    if (!use.isOpen(volume) || (onlyMounted && draft.wanted().permits().unmount())) {
      return;
    }
    String help = onlyMounted ? "; unmount: true unmounts it first" : "";
    throw draft.refusal(DOING, "it is open, " + use.words() + help);
  }

  /** The last mount lies on top of the others. */
  private static void unmount(Draft draft) {
    List<String> mounts = new ArrayList<>(draft.found().use().mounts());
    Collections.reverse(mounts);
    mounts.forEach(mount -> draft.run("unmount " + mount, "umount", mount));
  }

  private static void remove(Draft draft, String name) {
    String label = draft.label(name);
    draft.run(DOING + " " + label, "lvremove", "--yes", label);
  }

  /** If a task names a kind, a volume of another kind is not the one meant. */
  private static void refuseAnotherKind(Draft draft, LogicalVolume volume) {
    Layout layout = draft.wanted().layout();
    boolean said = layout.isSnapshot() || !layout.pool().isEmpty() || layout.kind().isPresent();
    List<String> differences = said ? layout.differences(volume) : List.of();
    if (!differences.isEmpty()) {
      throw draft.refusal(DOING, String.join(" and ", differences));
    }
  }

  /** LVM removes a cache with the volume behind it. */
  private static void refuseWithCache(Draft draft, LogicalVolume volume) {
    if (volume.kind() == Kind.CACHED && !draft.wanted().permits().dependants()) {
      throw draft.refusal(
          DOING,
          "its cache %s would go with it; cached: false keeps that as a volume of its own, remove_dependents: true removes it as well"
              .formatted(Caches.name(volume)));
    }
  }

  /** LVM itself would remove them with it, silently. */
  private static void refuseDependants(Draft draft, List<LogicalVolume> dependants) {
    if (dependants.isEmpty()) {
      return;
    }
    if (!draft.wanted().permits().dependants()) {
      throw draft.refusal(
          DOING,
          "it has snapshots or other volumes that depend on it: %s; remove_dependents: true removes them as well"
              .formatted(
                  dependants.stream().map(LogicalVolume::name).collect(Collectors.joining(", "))));
    }
    draft.refuseIfDependantsOpen(DOING, dependants);
  }
}
