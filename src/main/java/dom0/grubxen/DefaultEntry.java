package dom0.grubxen;

import dom0.grubxen.grub.GrubLayout;
import dom0.grubxen.grub.GrubMenu;
import dom0.grubxen.grub.MenuEntry;
import dom0.grubxen.settings.SettingNames;
import dom0.grubxen.settings.Settings;
import dom0.grubxen.settings.SingleValueSetting;
import dom0.grubxen.settings.Target;
import dom0.module.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which settings make Xen, or plain Linux, the default entry.
 *
 * <p>Debian's xen.cfg makes the title of the short Xen entry the default. That fails where there is
 * no such entry (GRUB_DISABLE_SUBMENU) or its title begins otherwise (GRUB_DISTRIBUTOR): then GRUB
 * takes the first entry without a word, a Linux without Xen. There, and where there is no xen.cfg,
 * the entry is named by its id.
 */
final class DefaultEntry {
  private static final String SAVED = "saved";
  private static final String SIMPLE = "gnulinux-simple-";

  private final GrubXenWanted wanted;
  private final GrubXenFound found;

  DefaultEntry(GrubXenWanted wanted, GrubXenFound found) {
    this.wanted = wanted;
    this.found = found;
  }

  /** The settings with what makes the wanted entry the default. */
  Settings with(Settings settings, List<String> warnings) {
    refuseOverridden();
    return switch (wanted.bootDefault()) {
      case KEEP -> settings;
      case XEN ->
          hasXenCfg() && titleLeadsToXen()
              ? withOverride(settings, "1")
              : withXen(settings, warnings);
      case LINUX -> withLinux(hasXenCfg() ? withOverride(settings, "0") : settings);
    };
  }

  /** What custom.cfg sets counts, whatever grub.cfg said before. */
  private void refuseOverridden() {
    boolean wrong =
        switch (wanted.bootDefault()) {
          case KEEP -> false;
          case XEN -> found.defaultEntry().filter(MenuEntry::isXen).isEmpty();
          case LINUX -> found.defaultEntry().filter(MenuEntry::isLinux).isEmpty();
        };
    if (wrong && found.boot().customDecides()) {
      throw new Refused(
          "%s sets default=%s, whatever GRUB_DEFAULT says: remove that line"
              .formatted(found.boot().layout().customCfg(), found.menu().defaultSpec()));
    }
  }

  /** The id that grubenv must name as saved_entry; empty when it does, or need not. */
  Optional<String> toBeSaved() {
    boolean byId = wanted.bootDefault() == BootDefault.XEN && !(hasXenCfg() && titleLeadsToXen());
    if (!byId || !chosen().equals(SAVED)) {
      return Optional.empty();
    }
    boolean leads = found.menu().resolve(found.boot().saved()).filter(MenuEntry::isXen).isPresent();
    return leads ? Optional.empty() : Optional.of(xenId());
  }

  /** Debian's and Ubuntu's xen-hypervisor-common brings it. */
  private boolean hasXenCfg() {
    return found.settings().of(SettingNames.DEFAULT).stream().anyMatch(SingleValueSetting::isStock);
  }

  private boolean titleLeadsToXen() {
    String distributor = found.settings().value(SettingNames.DISTRIBUTOR);
    boolean named = distributor.matches("[^0-9\\s].*"); // GRUB takes "1984 ..." for a number
    return hasSubmenus() && named && !isReplaced() && !hasFailed();
  }

  /** Whether a file behind xen.cfg sets GRUB_DEFAULT again. */
  private boolean isReplaced() {
    return found.settings().of(SettingNames.DEFAULT).stream()
        .filter(place -> Settings.isBefore(GrubLayout.DROP_INS + "/xen.cfg", place.path()))
        .anyMatch(place -> !SingleValueSetting.isStock(place));
  }

  /** The words that 20_linux_xen takes for yes. */
  private boolean hasSubmenus() {
    String disabled = found.settings().value(SettingNames.DISABLE_SUBMENU);
    return !List.of("y", "yes", "true").contains(disabled);
  }

  /** Whether xen.cfg has its way and grub.cfg has Xen entries, and still the title is of none. */
  private boolean hasFailed() {
    String title = found.settings().value(SettingNames.DEFAULT);
    GrubMenu menu = found.menu();
    return found.settings().value(SettingNames.OVERRIDE).equals("1")
        && menu.defaultSpec().equals(title)
        && !menu.normalXenEntries().isEmpty()
        && menu.resolve(title).filter(MenuEntry::isXen).isEmpty();
  }

  /** It must be set before xen.cfg looks at it. */
  private Settings withOverride(Settings settings, String value) {
    Target target = wanted.target();
    boolean late = !Settings.isBefore(target.path(), GrubLayout.DROP_INS + "/xen.cfg");
    return new SingleValueSetting(
            settings, SettingNames.OVERRIDE, late ? new Target(GrubLayout.DEFAULTS, false) : target)
        .with(value);
  }

  /** GRUB_DEFAULT as the files have it before xen.cfg replaces it. */
  private String chosen() {
    return new SingleValueSetting(
            found.settings(), SettingNames.DEFAULT, new Target(GrubLayout.DEFAULTS, true))
        .value()
        .orElse("0");
  }

  private Settings withXen(Settings settings, List<String> warnings) {
    Settings after = hasXenCfg() ? withOverride(settings, "0") : settings;
    if (chosen().equals(SAVED) || leads(MenuEntry::isXen)) {
      return after;
    }
    String id = xenId();
    if (!id.contains(SIMPLE)) {
      warnings.add(
          "the default entry names the kernel (%s): run this again after each new kernel"
              .formatted(id));
    }
    return withDefault(after, id);
  }

  private Settings withDefault(Settings settings, String id) {
    return new SingleValueSetting(settings, SettingNames.DEFAULT, wanted.target()).with(id);
  }

  private boolean leads(Predicate<MenuEntry> where) {
    String spec = chosen().equals(SAVED) ? found.boot().saved() : chosen();
    return found.menu().resolve(spec).filter(where).isPresent();
  }

  /** The short Xen entry on the first level, else the first one there is. */
  private String xenId() {
    List<MenuEntry> top = found.menu().top().stream().filter(MenuEntry::isNormalXen).toList();
    return top.stream()
        .filter(entry -> hasSubmenus() || !entry.id().contains(SIMPLE))
        .map(MenuEntry::id)
        .findFirst()
        .or(
            () ->
                found.menu().normalXenEntries().stream()
                    .map(MenuEntry::id)
                    .filter(id -> !id.contains(SIMPLE))
                    .findFirst())
        .filter(id -> !id.isEmpty())
        .orElseThrow(
            () ->
                new Refused(
                    "no Xen entry in %s that could be named: run %s first"
                        .formatted(
                            found.boot().layout().grubCfg(), found.boot().layout().generator())));
  }

  /** GRUB_DEFAULT stays when it leads to a Linux without Xen once the override is off. */
  private Settings withLinux(Settings settings) {
    if (leads(MenuEntry::isLinux)) {
      return settings;
    }
    String id =
        found.menu().top().stream()
            .filter(top -> top.isLinux() && top.id().startsWith(SIMPLE))
            .map(MenuEntry::id)
            .findFirst()
            .or(this::firstLinux)
            .orElseThrow(
                () ->
                    new Refused(
                        "no plain Linux entry in %s to make the default"
                            .formatted(found.boot().layout().grubCfg())));
    return withDefault(settings, id);
  }

  private Optional<String> firstLinux() {
    return found.menu().top().stream()
        .filter(entry -> entry.isLinux() && !entry.isRecovery() && !entry.id().isEmpty())
        .map(MenuEntry::id)
        .findFirst();
  }
}
