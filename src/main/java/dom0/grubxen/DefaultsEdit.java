package dom0.grubxen;

import dom0.module.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What /etc/default/grub must say so that Xen boots as wanted. */
final class DefaultsEdit {
  static final String ALL_ENTRIES = "GRUB_CMDLINE_XEN";
  static final String NORMAL_ENTRIES = "GRUB_CMDLINE_XEN_DEFAULT";
  static final String OVERRIDE = "XEN_OVERRIDE_GRUB_DEFAULT";
  static final String DEFAULT = "GRUB_DEFAULT";

  /** xen_commandline_t holds 1024 bytes, and so much is what Xen shows of its options. */
  private static final int MOST_BYTES = 1023;

  private final GrubXenWanted wanted;
  private final GrubXenFound found;
  private final List<String> warnings = new ArrayList<>();

  DefaultsEdit(GrubXenWanted wanted, GrubXenFound found) {
    this.wanted = wanted;
    this.found = found;
  }

  /** What the user should know of the file. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * The file as it shall be.
   *
   * @throws Refused when a change of it would not be safe, or would not count
   */
  GrubDefaults edited() {
    GrubDefaults file = found.defaults();
    if (wanted.isNothing()) {
      return file;
    }
    file.refuseUnreadable();
    GrubDefaults withOptions = wanted.options().isEmpty() ? file : withOptions(file);
    return switch (wanted.bootDefault()) {
      case KEEP -> withOptions;
      case XEN -> withOverride(withOptions, "1");
      case LINUX -> withLinuxDefault(withOverride(withOptions, "0"));
    };
  }

  private GrubDefaults withOptions(GrubDefaults file) {
    refuseOverruled(NORMAL_ENTRIES);
    refuseOverruled(ALL_ENTRIES);
    refuseSetForAllEntries(file);
    warnOfSeveral(file);
    Optional<String> before = file.value(NORMAL_ENTRIES);
    refuseQuoted(file, before.orElse(""));
    XenCommandLine line = XenCommandLine.parse(before.orElse(""));
    XenCommandLine changed = line;
    for (WantedOption option : wanted.options()) {
      changed = changed.with(option);
    }
    if (changed.equals(line)) {
      return file;
    }
    refuseTooLong(changed);
    return file.with(NORMAL_ENTRIES, changed.toString());
  }

  private GrubDefaults withOverride(GrubDefaults file, String value) {
    refuseOverruled(OVERRIDE);
    return file.with(OVERRIDE, value);
  }

  /** GRUB_DEFAULT stays when it leads to a Linux without Xen once the override is off. */
  private GrubDefaults withLinuxDefault(GrubDefaults file) {
    refuseOverruled(DEFAULT);
    String spec = file.value(DEFAULT).orElse("0");
    Optional<MenuEntry> entry =
        found.menu().resolve(spec.equals("saved") ? found.savedEntry() : spec);
    if (entry.filter(MenuEntry::isLinux).isPresent()) {
      return file;
    }
    String id =
        found.menu().top().stream()
            .filter(top -> top.isLinux() && top.id().startsWith("gnulinux-simple-"))
            .map(MenuEntry::id)
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        "no plain Linux entry in %s to make the default"
                            .formatted(GrubXenReader.GRUB_CFG)));
    return file.with(DEFAULT, id);
  }

  /** Drop-ins are read after the file; xen.cfg's own tests of the override are as it should be. */
  private void refuseOverruled(String variable) {
    found.dropIns().stream()
        .flatMap(dropIn -> dropIn.assignments(variable).stream())
        .filter(assignment -> !isStockXenCfg(assignment))
        .findFirst()
        .ifPresent(
            assignment -> {
              throw new Refused(
                  "%s overrides %s of %s: %s; remove that line first"
                      .formatted(
                          assignment.where(),
                          variable,
                          GrubXenReader.DEFAULTS,
                          assignment.line().strip()));
            });
  }

  private static boolean isStockXenCfg(Assignment assignment) {
    return assignment.conditional() && assignment.path().endsWith("/xen.cfg");
  }

  private void refuseSetForAllEntries(GrubDefaults file) {
    XenCommandLine line = XenCommandLine.parse(file.value(ALL_ENTRIES).orElse(""));
    for (WantedOption option : wanted.options()) {
      if (!line.of(option.name()).isEmpty()) {
        throw new Refused(
            "%s in %s also sets %s, for recovery too: remove it there first"
                .formatted(ALL_ENTRIES, file.path(), option.name()));
      }
    }
  }

  private void warnOfSeveral(GrubDefaults file) {
    int times = file.assignments(NORMAL_ENTRIES).size();
    if (times > 1) {
      warnings.add(
          "%s is assigned %d times in %s; the last one counts"
              .formatted(NORMAL_ENTRIES, times, file.path()));
    }
  }

  private static void refuseQuoted(GrubDefaults file, String value) {
    if (value.matches(".*[\"'].*")) {
      throw new Refused(
          "%s in %s holds quotes for GRUB, which are not supported yet: %s"
              .formatted(NORMAL_ENTRIES, file.path(), value));
    }
  }

  private static void refuseTooLong(XenCommandLine line) {
    int length = line.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > MOST_BYTES) {
      throw new Refused(
          "Xen's command line would be %d bytes long; Xen keeps %d".formatted(length, MOST_BYTES));
    }
  }
}
