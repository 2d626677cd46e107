package dom0.grubxen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the machine runs as it is set up to boot.
 *
 * @param required empty when that cannot be told
 */
record Reboot(Optional<Boolean> required, List<String> reasons) {
  Reboot {
    reasons = List.copyOf(reasons);
  }

  static Reboot of(GrubXenWanted wanted, GrubXenFound found) {
    RunningXen running = found.running();
    List<String> reasons = new ArrayList<>();
    found.defaultEntry().ifPresent(entry -> compareSystems(entry, running, reasons));
    running.options().ifPresent(booted -> compareOptions(wanted, booted, reasons));
    if (!reasons.isEmpty()) {
      return new Reboot(Optional.of(true), reasons);
    }
    boolean doubtful =
        found.defaultEntry().isEmpty() || (running.present() && running.options().isEmpty());
    return new Reboot(doubtful ? Optional.empty() : Optional.of(false), reasons);
  }

  private static void compareSystems(MenuEntry entry, RunningXen running, List<String> reasons) {
    if (entry.isXen() && !running.present()) {
      reasons.add("Xen is not running");
    } else if (!entry.isXen() && running.present()) {
      reasons.add("Xen is running, but the default entry is '%s'".formatted(entry.title()));
    }
  }

  private static void compareOptions(
      GrubXenWanted wanted, XenCommandLine booted, List<String> reasons) {
    for (WantedOption option : wanted.options()) {
      List<XenWord> words = booted.of(option.name());
      if (!option.isInForceWith(words)) {
        reasons.add(
            "%s: %s -> %s"
                .formatted(
                    option.name(),
                    WantedOption.values(words),
                    WantedOption.values(option.words())));
      }
    }
  }
}
