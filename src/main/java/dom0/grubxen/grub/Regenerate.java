package dom0.grubxen.grub;

import dom0.host.Command;
import dom0.host.Host;
import dom0.module.Refused;
import dom0.plan.Undo;
import dom0.plan.UndoFile;
import dom0.plan.Undoable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Has grub-mkconfig write a new grub.cfg beside the one that boots, looks at it, and only then puts
 * it in the other's place, at once. So a full disk, a syntax error, an option that got lost and a
 * run that is killed all leave the grub.cfg that booted last. What somebody else does to /boot in
 * the meantime, as dpkg does for a new kernel, is not lost either: it is then done again.
 *
 * @param complaint what of a new text is not as wanted; nothing when it may boot
 */
public record Regenerate(
    GrubLayout layout, String why, Function<String, Optional<String>> complaint)
    implements Undoable {
  /** Another kernel that comes while this runs is rare; one each time is not a matter of luck. */
  private static final int MOST_TIMES = 5;

  /** What a new grub.cfg would be made from, and the one that it would replace. */
  private record Boot(List<String> names, Optional<String> grubCfg) {
    static Boot of(Host host, GrubLayout layout) {
      return new Boot(host.list("/boot"), host.readFile(layout.grubCfg()));
    }
  }

  @Override
  public void applyTo(Host host, Undo undo) {
    for (int times = 0; times < MOST_TIMES; times++) {
      if (isDone(host, undo)) {
        return;
      }
    }
    throw new Refused(
        "/boot or %s was changed by somebody else each of the %d times a new grub.cfg was made: run this"
                .formatted(layout.grubCfg(), MOST_TIMES)
            + " again when they are done");
  }

  /** Whether a new grub.cfg is in its place; if not, the world has changed below it. */
  private boolean isDone(Host host, Undo undo) {
    new OtherGenerator(host).await();
    Boot before = Boot.of(host, layout);
    try {
      host.removeFile(layout.candidate());
      Optional<String> text = generated(host, undo);
      if (text.isEmpty()) {
        checkWhatALocalScriptWrote(before, host);
        return true;
      }
      check(layout.candidate(), text.get(), host);
      if (!Boot.of(host, layout).equals(before)) {
        return false;
      }
      undo.before(host, layout.grubCfg()).becomes(text);
      host.writeFile(layout.grubCfg(), text.get(), 0600);
      return true;
    } finally {
      host.removeFile(layout.candidate());
      host.removeFile(unfinished()); // what a grub-mkconfig that failed leaves
    }
  }

  private String unfinished() {
    return layout.candidate() + ".new";
  }

  /** The candidate's text; empty where a local script knows no -o, and wrote grub.cfg itself. */
  private Optional<String> generated(Host host, Undo undo) {
    UndoFile grubCfg = undo.before(host, layout.grubCfg());
    try {
      host.run(layout.generate()).orFail("generate a new " + layout.grubCfg());
    } finally {
      boolean ours = host.status(layout.candidate()).or(() -> host.status(unfinished())).isEmpty();
      if (ours) {
        grubCfg.becomes(host.readFile(layout.grubCfg()));
      }
    }
    return host.readFile(layout.candidate());
  }

  /** What fails here is put back with the settings. */
  private void checkWhatALocalScriptWrote(Boot before, Host host) {
    Optional<String> text = host.readFile(layout.grubCfg());
    if (text.isEmpty() || text.equals(before.grubCfg())) {
      throw new Refused(
          "%s succeeded but wrote no %s: perhaps a file that it sources calls exit"
              .formatted(layout.generator(), layout.grubCfg()));
    }
    check(layout.grubCfg(), text.get(), host);
  }

  private void check(String path, String text, Host host) {
    host.run(layout.check(path)).orFail("check the new " + layout.grubCfg());
    complaint
        .apply(text)
        .ifPresent(
            problem -> {
              throw new Refused(
                  "the new %s is not used: it is one %s".formatted(layout.grubCfg(), problem));
            });
  }

  @Override
  public String describe() {
    return "regenerate %s, %s".formatted(layout.grubCfg(), why);
  }

  @Override
  public List<Command> commands() {
    return List.of(layout.generate(), layout.check(layout.candidate()));
  }
}
