package dom0.grubxen;

import dom0.grubxen.grub.BootFiles;
import dom0.grubxen.grub.GrubMenu;
import dom0.grubxen.grub.MenuEntry;
import dom0.grubxen.running.Machine;
import dom0.grubxen.running.RunningSystem;
import dom0.grubxen.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * How Xen boots now.
 *
 * @param settings what grub-mkconfig makes grub.cfg of
 * @param boot what GRUB reads at boot
 * @param obstacle why no Xen entry can be written; empty when one can
 * @param loading why GRUB could not load Xen; empty when it can, as far as can be told
 * @param hindrance why nothing may be changed on this host; empty when it may
 * @param release of the Xen that boots next, as "4.17"; "" for none
 * @param running what runs now
 * @param machine what the hardware has
 * @param oneShot why GRUB cannot boot an entry once; "" when it can, or was not asked
 * @param copies the newest copy of each file of settings; none where they were not asked for
 */
record GrubXenFound(
    Settings settings,
    BootFiles boot,
    Optional<String> obstacle,
    Optional<String> loading,
    Optional<String> hindrance,
    String release,
    RunningSystem running,
    Machine machine,
    String oneShot,
    List<String> copies) {
  GrubMenu menu() {
    return boot.menu();
  }

  Optional<MenuEntry> defaultEntry() {
    return boot.defaultEntry();
  }

  /** The same host, asked whether GRUB can boot an entry once. */
  GrubXenFound withOneShot(String answer) {
    return new GrubXenFound(
        settings, boot, obstacle, loading, hindrance, release, running, machine, answer, copies);
  }

  /** The same host with other files for GRUB. */
  GrubXenFound with(BootFiles other) {
    return new GrubXenFound(
        settings, other, obstacle, loading, hindrance, release, running, machine, oneShot, copies);
  }

  /** The Xen entry that the next boot into Xen takes. */
  Optional<MenuEntry> nextXenEntry() {
    return boot.nextXenEntry();
  }
}
