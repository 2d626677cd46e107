package dom0.grubxen;

import dom0.grubxen.grub.MenuEntry;
import dom0.grubxen.option.LineOption;
import dom0.grubxen.option.WantedOption;
import dom0.grubxen.option.XenCommandLine;
import dom0.grubxen.option.XenWord;
import dom0.grubxen.running.RunningXen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the machine runs as it is set up to boot.
 *
 * @param required empty when that cannot be told
 * @param options the hypervisor options among the reasons
 */
record Reboot(Optional<Boolean> required, List<String> reasons, List<String> options) {
  private static final Set<String> OF_GRUB = Set.of("no-real-mode", "edd=off", MenuEntry.XSM);

  Reboot {
    reasons = List.copyOf(reasons);
    options = List.copyOf(options);
  }

  static Reboot of(GrubXenWanted wanted, GrubXenFound found) {
    return new Comparison(wanted, found).reboot();
  }

  /** Compares what runs with what would boot. */
  private static final class Comparison {
    private final GrubXenWanted wanted;
    private final GrubXenFound found;
    private final RunningXen running;
    private final List<String> reasons = new ArrayList<>();
    private final List<String> options = new ArrayList<>();

    Comparison(GrubXenWanted wanted, GrubXenFound found) {
      this.wanted = wanted;
      this.found = found;
      this.running = found.running().xen();
    }

    Reboot reboot() {
      found.defaultEntry().ifPresent(this::compareSystems);
      running.options().ifPresent(this::compareOptions);
      running.options().ifPresent(this::compareOthers);
      if (running.present()) {
        compareKernel();
        compareRelease();
        found.defaultEntry().filter(MenuEntry::isXen).ifPresent(this::compareKernelRelease);
      }
      if (!reasons.isEmpty()) {
        return new Reboot(Optional.of(true), reasons, options);
      }
      boolean doubtful =
          found.defaultEntry().isEmpty() || (running.present() && running.options().isEmpty());
      return new Reboot(doubtful ? Optional.empty() : Optional.of(false), reasons, options);
    }

    private void compareSystems(MenuEntry entry) {
      if (entry.isXen() && !running.present()) {
        reasons.add("Xen is not running");
      } else if (!entry.isXen() && running.present()) {
        reasons.add("Xen is running, but the default entry is '%s'".formatted(entry.title()));
      } else if (running.present() && found.running().kernelWords().contains("single")) {
        reasons.add("the system was booted for recovery (single)");
      }
    }

    private void compareOptions(XenCommandLine booted) {
      for (WantedOption option : wanted.options()) {
        List<XenWord> words = booted.of(option);
        if (!option.isInForceWith(words)) {
          options.add(option.name());
          reasons.add(
              "%s: %s -> %s"
                  .formatted(
                      option.name(),
                      WantedOption.values(words),
                      WantedOption.values(option.words())));
        }
      }
    }

    /** GRUB's scripts add some by themselves. */
    private void compareOthers(XenCommandLine booted) {
      for (String word : LineOption.own(booted.texts())) {
        if (!OF_GRUB.contains(word) && !wanted.mayStay(word)) {
          XenWord other = new XenWord(word);
          options.add(other.name());
          reasons.add(
              "%s: %s -> absent".formatted(other.name(), WantedOption.values(List.of(other))));
        }
      }
    }

    private void compareKernel() {
      Staleness kernel = new Staleness(wanted, found);
      for (LineOption option : wanted.dom0Options()) {
        if (!kernel.isMetForDom0(option, found.running().kernelWords())) {
          reasons.add(
              "dom0's kernel: %s -> %s"
                  .formatted(
                      shown(option.name(), option.of(found.running().kernelWords())),
                      shown(option.name(), option.texts())));
        }
      }
    }

    private static String shown(String name, List<String> words) {
      return words.isEmpty() ? name + " absent" : String.join(" ", words);
    }

    private void compareKernelRelease(MenuEntry entry) {
      String running = found.running().kernel();
      String next = entry.kernel().replaceFirst(".*/vmlinu[xz]-", "");
      boolean known = !running.isEmpty() && !next.equals(entry.kernel());
      if (known && !next.equals(running)) {
        reasons.add("dom0's kernel %s is running, %s boots next".formatted(running, next));
      }
    }

    private void compareRelease() {
      String release = running.release();
      if (!release.isEmpty() && !found.release().isEmpty() && !release.equals(found.release())) {
        reasons.add("Xen %s is running, %s boots next".formatted(release, found.release()));
      }
      found.running().upgraded().forEach(name -> reasons.add(name + " was upgraded"));
    }
  }
}
