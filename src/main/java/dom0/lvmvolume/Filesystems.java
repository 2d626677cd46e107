package dom0.lvmvolume;

import dom0.lvmvolume.content.CheckFilesystem;
import dom0.lvmvolume.content.Content;
import dom0.lvmvolume.content.Use;
import dom0.lvmvolume.lvm.Kind;
import dom0.plan.Diff;
import dom0.text.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The filesystem on a volume: resized by its own tools, where it is ours to touch. What is open and
 * not mounted here belongs to a guest or to another program and is never touched.
 */
final class Filesystems {
  /** Shrinking terabytes moves them block by block; a filesystem is broken if that is cut short. */
  private static final Duration RESIZING = Duration.ofHours(12);

  private final Draft draft;
  private final Use use;

  Filesystems(Draft draft) {
    this.draft = draft;
    this.use = draft.found().use();
  }

  /**
   * Refuses what could not follow, and checks what must be clean, while the volume is as it was.
   */
  void beforeGrowing() {
    if (!isWanted()) {
      return;
    }
    refuseUnseen();
    if (isForeign()) {
      draft.warn(
          "%s is open, %s: the filesystem on it is left as it is"
              .formatted(draft.label(), use.words()));
      return;
    }
    use.content().ifPresent(this::refuseUnknown);
    refuseReadOnly();
    refuseRemembered("extend");
    use.content().filter(Content::isSwap).ifPresent(this::warnOfSwap);
    use.content()
        .filter(content -> use.mounts().isEmpty() && content.isExt())
        .ifPresent(this::check);
  }

  void afterGrowing() {
    if (isWanted() && !isForeign()) {
      use.content().ifPresent(this::grow);
    }
  }

  /** What is seen on a snapshot is as large as its origin, whatever the snapshot itself has. */
  private boolean isWanted() {
    boolean holds = draft.volume().kind() != Kind.SNAPSHOT && !draft.volume().path().isEmpty();
    return draft.wanted().sizing().resizefs() && holds;
  }

  /** A run that was killed, or another tool, may have left it smaller than its volume. */
  void catchUp() {
    boolean seen = isWanted() && draft.volume().active() && !isForeign();
    Optional<Content> lagging =
        use.content().filter(content -> seen && content.lagsBehind(draft.volume().bytes()));
    if (lagging.isPresent()) {
      beforeGrowing();
      afterGrowing();
    }
  }

  private void refuseUnseen() {
    if (!draft.volume().active()) {
      throw draft.refusal(
          "extend",
          "it is not active, so the filesystem on it cannot be seen; lvchange -ay %s activates it"
              .formatted(draft.label()));
    }
  }

  private void refuseReadOnly() {
    if (use.readOnly()) {
      String mount = use.mounts().get(0);
      throw draft.refusal(
          "extend",
          "the filesystem on it is mounted read-only at %s, where it cannot be resized; mount -o remount,rw %s makes it writable"
              .formatted(mount, mount));
    }
  }

  private boolean isForeign() {
    return use.isForeign(draft.volume());
  }

  private void refuseUnknown(Content content) {
    if (!content.isExt() && !content.isXfs() && !content.isSwap()) {
      throw draft.refusal(
          "extend",
          "it holds %s, which lvm_volume cannot resize; without resizefs the volume alone is extended"
              .formatted(content.what()));
    }
  }

  /**
   * A guest that is saved has no disk open, and goes on with what its memory has of the filesystem:
   * whoever writes to that in between destroys it, be it by replaying the journal alone.
   */
  private void refuseRemembered(String doing) {
    if (!use.mounts().isEmpty() || draft.wanted().permits().force()) {
      return;
    }
    if (!use.saved().isEmpty()) {
      throw draft.refusal(
          doing,
          "the filesystem on it is in the memory of the saved guest %s, which would resume with an outdated view of it: let that guest run and shut down first, or add force: true if it will never be resumed"
              .formatted(String.join(", ", use.saved())));
    }
    if (use.content().filter(Content::unclean).isPresent()) {
      throw draft.refusal(
          doing,
          "the filesystem on it was not unmounted (needs_recovery), so a saved guest may still have it in its memory: mount and unmount it, or let its guest run and shut down; add force: true if no guest will go on with it");
    }
  }

  private void warnOfSwap(Content content) {
    draft.warn(
        "%s holds %s, which stays as large as it is until mkswap makes it anew"
            .formatted(draft.label(), content.what()));
  }

  private void check(Content content) {
    draft.step(new CheckFilesystem(draft.volume().path()));
  }

  private void grow(Content content) {
    String path = draft.volume().path();
    String purpose = "extend the filesystem on " + draft.label();
    if (content.isExt()) {
      draft.run(purpose, List.of("resize2fs", path), RESIZING);
    } else if (content.isXfs() && use.mounts().isEmpty()) {
      // XFS grows only while it is mounted; fsadm(8), of LVM, mounts it for that moment
      draft.run(purpose, List.of("fsadm", "--yes", "resize", path), RESIZING);
    } else if (content.isXfs()) {
      draft.run(purpose, List.of("xfs_growfs", use.mounts().get(0)), RESIZING);
    }
    if (!content.isSwap()) {
      diff(content, draft.volume().bytes());
    }
  }

  private void diff(Content content, long after) {
    String known = content.bytes() == Long.MAX_VALUE ? "unknown" : Quantity.bytes(content.bytes());
    draft.diff(
        new Diff(
            "%s on %s".formatted(content.what(), draft.label()),
            "size: %s\n".formatted(known),
            "size: %s\n".formatted(Quantity.bytes(after))));
  }

  /**
   * Never cuts into anything that blkid knows, but first shrinks what can be shrunk: with force the
   * user answers for data without a signature, never for half a filesystem.
   */
  void shrinkTo(long bytes) {
    Optional<Content> beyond = use.content().filter(content -> content.bytes() > bytes);
    boolean resizes = draft.wanted().sizing().resizefs();
    if (beyond.isPresent()) {
      Content content = beyond.get();
      if (!resizes || !content.isExt()) {
        throw draft.refusal("reduce", held(content, bytes));
      }
      refuseTooFull(content, bytes);
      refuseRemembered("reduce");
      check(content);
      List<String> argv = Draft.argv("resize2fs", draft.volume().path(), bytes / 1024 + "K");
      draft.run("shrink the filesystem on " + draft.label(), argv, RESIZING);
      diff(content, bytes);
    } else if (!draft.wanted().permits().force() && !(resizes && isMeasured())) {
      throw draft.refusal(
          "reduce",
          "everything beyond the new end would be lost; add force: true if nothing there is needed");
    }
  }

  /** A run that was killed may have made it smaller already: then nothing lies beyond it. */
  private boolean isMeasured() {
    return use.content().filter(Content::isExt).isPresent();
  }

  private void refuseTooFull(Content content, long bytes) {
    if (content.least() != Long.MAX_VALUE && content.least() > bytes) {
      throw draft.refusal(
          "reduce",
          "the %s on it cannot be made smaller than %s"
              .formatted(content.what(), Quantity.bytes(content.least())));
    }
  }

  private static String held(Content content, long bytes) {
    String reach =
        content.bytes() == Long.MAX_VALUE
            ? "and how far that reaches is not known"
            : "which reaches to " + Quantity.bytes(content.bytes());
    String help =
        content.isExt()
            ? "resizefs: true makes that smaller first"
            : "make that smaller first, or wipe it off with wipefs --all";
    return "a size of %s would cut into what it holds: %s, %s; %s"
        .formatted(Quantity.bytes(bytes), content.what(), reach, help);
  }
}
