package dom0.grubxen;

import dom0.grubxen.grub.GrubLayout;
import dom0.grubxen.grub.GrubWords;
import dom0.grubxen.grub.MenuEntry;
import dom0.grubxen.option.KernelCommandLine;
import dom0.grubxen.option.LineOption;
import dom0.grubxen.option.WantedOption;
import dom0.grubxen.option.Without;
import dom0.grubxen.settings.Dom0Line;
import dom0.grubxen.settings.SettingLine;
import dom0.grubxen.settings.SettingNames;
import dom0.grubxen.settings.Settings;
import dom0.grubxen.settings.Settings.AssignmentSite;
import dom0.grubxen.settings.SettingsFile;
import dom0.grubxen.settings.SingleValueSetting;
import dom0.module.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What grub-mkconfig's settings must say so that Xen boots as wanted. */
final class SettingsEdit {
  /** xen_commandline_t holds 1024 bytes, and so much is what Xen shows of its options. */
  private static final int MOST_BYTES = 1023;

  private final GrubXenWanted wanted;
  private final GrubXenFound found;
  private final List<String> warnings = new ArrayList<>();

  SettingsEdit(GrubXenWanted wanted, GrubXenFound found) {
    this.wanted = wanted;
    this.found = found;
  }

  /** What the user should know of the files. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * The settings as they shall be.
   *
   * @throws Refused when a change would not be safe, or would not count
   */
  Settings edited() {
    Settings before = found.settings();
    if (wanted.isNothing()) {
      return before;
    }
    refuseUnread(wanted.target().path());
    refuseUnreadable(before);
    SettingNames.OF_XEN_ENTRIES.forEach(variable -> refuseSeveralLines(before, variable));
    SettingNames.OF_XEN_ENTRIES.stream()
        .filter(this::isOurs)
        .forEach(variable -> refuseHazard(before, variable));
    Settings after = withDom0Options(withOptions(before));
    after = new DefaultEntry(wanted, found).with(after, warnings);
    warnOfFiles(before, after);
    warnOfTitle(before);
    warnOfOsProber(before);
    return after;
  }

  /** Without GRUB_DISTRIBUTOR the titles differ, so xen.cfg's matches no entry. */
  private void warnOfTitle(Settings settings) {
    boolean keeps = wanted.bootDefault() == BootDefault.KEEP;
    if (keeps && settings.file(GrubLayout.DEFAULTS).isEmpty()) {
      warnings.add(
          "%s was not there, so GRUB_DISTRIBUTOR is not set: look at default_entry, or give boot_default"
              .formatted(GrubLayout.DEFAULTS));
    }
  }

  /** It corrupted file systems that guests had mounted (os-prober issue 5 of MaddieM4). */
  private void warnOfOsProber(Settings settings) {
    if (settings.value(SettingNames.NO_OS_PROBER).equals("false")) {
      warnings.add(
          "update-grub has os-prober mount what it finds, the volumes of guests too: set %s=true"
              .formatted(SettingNames.NO_OS_PROBER));
    }
  }

  private void refuseUnread(String path) {
    if (!path.equals(GrubLayout.DEFAULTS) && !found.boot().layout().readsDropIns()) {
      throw new Refused(
          "%s of this system does not read %s: give path: %s"
              .formatted(found.boot().layout().generator(), path, GrubLayout.DEFAULTS));
    }
  }

  private static void refuseUnreadable(Settings settings) {
    settings.files().stream()
        .flatMap(file -> file.crlf().stream())
        .findFirst()
        .ifPresent(
            where -> {
              throw new Refused(
                  where
                      + " has CRLF line ends; sh cannot source it: convert it, or let force: true"
                      + " do it");
            });
    if (settings.failure().isEmpty()) {
      return;
    }
    Optional<String> reason =
        settings.files().stream().flatMap(file -> file.unreadable().stream()).findFirst();
    throw new Refused(
        reason.orElse(
            "the settings of %s and %s cannot be read, and update-grub could not read them either: %s"
                .formatted(GrubLayout.DEFAULTS, GrubLayout.DROP_INS, settings.failure())));
  }

  /** 20_linux_xen would write them as they are, and GRUB take the second for a command. */
  private static void refuseSeveralLines(Settings settings, String variable) {
    if (settings.value(variable).matches("(?s).*[\r\n].*")) {
      throw new Refused(
          "%s: the value of %s has several lines, of which GRUB would read one: join them, or end each but the last with \\"
              .formatted(where(settings, variable), variable));
    }
  }

  private static String where(Settings settings, String variable) {
    return settings.of(variable).stream()
        .map(AssignmentSite::where)
        .reduce((first, last) -> last)
        .orElse(GrubLayout.DEFAULTS);
  }

  /** Whether what is wanted has to get through this line. */
  private boolean isOurs(String variable) {
    boolean xen = List.of(SettingNames.XEN, SettingNames.XEN_DEFAULT).contains(variable);
    return xen
        ? wanted.exclusive() || !wanted.options().isEmpty()
        : !wanted.dom0Options().isEmpty();
  }

  /** 20_linux_xen writes the value as it is into a line of GRUB's own language. */
  private static void refuseHazard(Settings settings, String variable) {
    GrubWords.hazard(settings.value(variable))
        .ifPresent(
            hazard -> {
              throw new Refused(
                  "%s: the value of %s has a bare %s, so it would not arrive whole. Quote that word for GRUB as well, as in %s=\"'a;b' c\""
                      .formatted(where(settings, variable), variable, hazard, variable));
            });
  }

  private Settings withOptions(Settings before) {
    if (wanted.options().isEmpty() && !wanted.exclusive()) {
      return before;
    }
    SettingLine all = line(before, SettingNames.XEN);
    SettingLine normal = line(before, SettingNames.XEN_DEFAULT);
    List<String> allWords = all.words();
    List<String> words = Stream.concat(allWords.stream(), normal.words().stream()).toList();
    List<WantedOption> unmet =
        wanted.options().stream().filter(option -> !isMet(option, allWords, words)).toList();
    refuseTooLong(LineOption.applied(words, unmet));
    return wanted.forRecovery()
        ? withBoth(before, SettingNames.XEN, SettingNames.XEN_DEFAULT, unmet)
        : withBoth(before, SettingNames.XEN_DEFAULT, SettingNames.XEN, unmet);
  }

  private SettingLine line(Settings settings, String variable) {
    return new SettingLine(settings, variable, wanted.target());
  }

  private boolean isMet(WantedOption option, List<String> allWords, List<String> words) {
    if (wanted.forRecovery() && !option.isSatisfiedBy(option.of(allWords))) {
      return false;
    }
    boolean mayRepeat = wanted.forRecovery() || wanted.keepOther();
    return mayRepeat
        ? option.isEffectiveWith(option.of(words))
        : option.isSatisfiedBy(option.of(words));
  }

  /** The one line gets what is missing; the other one loses what would contradict it. */
  private Settings withBoth(Settings before, String home, String other, List<WantedOption> unmet) {
    List<LineOption> contrary = new ArrayList<>();
    for (WantedOption option : wanted.options()) {
      boolean there = !option.of(line(before, other).words()).isEmpty();
      if (there && unmet.contains(option) && !isKept(option, other)) {
        contrary.add(new Without(option));
        warnOfRecovery(option, other);
      }
    }
    Settings without = line(before, other).with(contrary, wanted::mayStay);
    return line(without, home).with(unmet, wanted::mayStay);
  }

  private boolean isKept(WantedOption option, String other) {
    boolean kept = wanted.keepOther() && !wanted.forRecovery() && !option.texts().isEmpty();
    if (kept) {
      warnings.add("%s still sets %s for recovery".formatted(other, option.name()));
    }
    return kept;
  }

  private void warnOfRecovery(WantedOption option, String other) {
    if (other.equals(SettingNames.XEN)) {
      warnings.add(
          "%s is removed from %s: the recovery entries no longer have it"
              .formatted(option.name(), other));
    }
  }

  private static void refuseTooLong(List<String> words) {
    int length = String.join(" ", words).getBytes(StandardCharsets.UTF_8).length;
    if (length > MOST_BYTES) {
      throw new Refused(
          "Xen's command line would be %d bytes long; Xen keeps %d".formatted(length, MOST_BYTES));
    }
  }

  private Settings withDom0Options(Settings before) {
    List<String> kernel = found.nextXenEntry().map(MenuEntry::kernelWords).orElse(List.of());
    KernelCommandLine.of(LineOption.applied(kernel, wanted.dom0Options()))
        .tooLong(found.release())
        .filter(problem -> !wanted.dom0Options().isEmpty())
        .ifPresent(
            problem -> {
              throw new Refused(problem);
            });
    Settings settings = wanted.forRecovery() ? withoutContraryDom0Options(before) : before;
    Dom0Line line = new Dom0Line(settings, wanted.target(), wanted.forRecovery());
    Settings after = line.with(wanted.dom0Options());
    warnings.addAll(line.warnings());
    return after;
  }

  /** What only the normal entries have stands behind what all have, and would count there. */
  private Settings withoutContraryDom0Options(Settings before) {
    Dom0Line normal = new Dom0Line(before, wanted.target(), false);
    List<Without> contrary =
        wanted.dom0Options().stream()
            .filter(option -> !option.of(normal.words()).isEmpty())
            .filter(option -> !option.isEffectiveWith(option.of(normal.words())))
            .map(Without::new)
            .toList();
    Settings after = normal.without(contrary);
    warnings.addAll(normal.warnings());
    return after;
  }

  private void warnOfFiles(Settings before, Settings after) {
    before.changed().stream()
        .map(SettingsFile::path)
        .map("%s has CRLF line ends, which sh cannot source: force makes them LF"::formatted)
        .forEach(warnings::add);
    for (SettingsFile file : after.changed()) {
      if (SingleValueSetting.isXenCfg(file.path())) {
        warnings.add(
            file.path()
                + " is a file of the package xen-hypervisor-common: dpkg will ask about it");
      }
      if (file.found().isEmpty()) {
        hidden(before, file).forEach(warnings::add);
      }
    }
    warnOfSeveral(before);
  }

  private static Stream<String> hidden(Settings before, SettingsFile file) {
    return Stream.of(SettingNames.XEN, SettingNames.XEN_DEFAULT)
        .filter(variable -> !file.of(variable).isEmpty())
        .flatMap(variable -> before.of(variable).stream())
        .map(place -> "%s no longer counts: %s".formatted(place.where(), place.code()));
  }

  private void warnOfSeveral(Settings settings) {
    String home = wanted.forRecovery() ? SettingNames.XEN : SettingNames.XEN_DEFAULT;
    List<AssignmentSite> places = wanted.options().isEmpty() ? List.of() : settings.of(home);
    for (SettingsFile file : settings.files()) {
      long times =
          places.stream()
              .filter(place -> place.path().equals(file.path()))
              .filter(place -> !place.assignment().refersTo(home))
              .count();
      if (times > 1) {
        warnings.add(
            "%s is assigned %d times in %s; the last one counts"
                .formatted(home, times, file.path()));
      }
    }
  }
}
