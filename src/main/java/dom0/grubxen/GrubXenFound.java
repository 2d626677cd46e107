package dom0.grubxen;

import java.util.Optional;

/**
 * How Xen boots now.
 *
 * @param settings what grub-mkconfig makes grub.cfg of
 * @param boot what GRUB reads at boot
 * @param obstacle why no Xen entry can be written; empty when one can
 * @param hindrance why nothing may be changed on this host; empty when it may
 * @param release of the newest Xen in /boot, as "4.17"; "" for none
 * @param running what runs now
 * @param machine what the hardware has
 * @param oneShot why GRUB cannot boot an entry once; "" when it can, or was not asked
 * @param backups the copies of files of settings; none where they were not asked for
 */
record GrubXenFound(
    Settings settings,
    BootFiles boot,
    Optional<String> obstacle,
    Optional<String> hindrance,
    String release,
    RunningSystem running,
    Machine machine,
    String oneShot,
    Backups backups) {
  GrubMenu menu() {
    return boot.menu();
  }

  Optional<MenuEntry> defaultEntry() {
    return boot.defaultEntry();
  }

  /** The same host, asked whether GRUB can boot an entry once. */
  GrubXenFound withOneShot(String answer) {
    return new GrubXenFound(
        settings, boot, obstacle, hindrance, release, running, machine, answer, backups);
  }

  /** The same host with other files for GRUB. */
  GrubXenFound with(BootFiles other) {
    return new GrubXenFound(
        settings, other, obstacle, hindrance, release, running, machine, oneShot, backups);
  }

  /** The Xen entry that the next boot into Xen takes: the default, or the first. */
  Optional<MenuEntry> nextXenEntry() {
    return defaultEntry()
        .filter(MenuEntry::isXen)
        .or(() -> menu().normalXenEntries().stream().findFirst());
  }
}
