package dom0.grubxen;

import dom0.host.Command;
import dom0.host.Host;
import dom0.module.Refused;
import dom0.plan.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Has grub-mkconfig write a new grub.cfg beside the one that boots, looks at it, and only then puts
 * it in the other's place, at once. So a full disk, a syntax error, an option that got lost and a
 * run that is killed all leave the grub.cfg that booted last.
 *
 * @param complaint what of a new text is not as wanted; nothing when it may boot
 */
record Regenerate(Layout layout, String why, Function<String, Optional<String>> complaint)
    implements Step {
  @Override
  public void applyTo(Host host) {
    new OtherGenerator(host).await();
    Optional<String> before = host.readFile(layout.grubCfg());
    try {
      host.removeFile(layout.candidate());
      host.run(layout.generate()).orFail("generate a new " + layout.grubCfg());
      Optional<String> text = host.readFile(layout.candidate());
      if (text.isPresent()) {
        check(layout.candidate(), text.get(), host);
        host.writeFile(layout.grubCfg(), text.get(), 0600);
      } else {
        checkWhatALocalScriptWrote(before, host);
      }
    } finally {
      host.removeFile(layout.candidate());
      host.removeFile(layout.candidate() + ".new"); // what a grub-mkconfig that failed leaves
    }
  }

  /** One that knows no -o writes where it wants; what fails here is put back with the settings. */
  private void checkWhatALocalScriptWrote(Optional<String> before, Host host) {
    Optional<String> text = host.readFile(layout.grubCfg());
    if (text.isEmpty() || text.equals(before)) {
      throw new Refused(
          "%s ended well but wrote no %s: a file that it sources may end it (exit)"
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
