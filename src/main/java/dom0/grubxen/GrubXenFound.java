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
 * @param release of the Xen that boots next, as "4.17"; "" for none
 * @param running what runs now
 * @param machine what the hardware has
 * @param checks what was looked at because something is to change
 */
record GrubXenFound(
    Settings settings,
    BootFiles boot,
    Optional<String> obstacle,
    Optional<String> loading,
    String release,
    RunningSystem running,
    Machine machine,
    Checks checks) {

  /**
   * What {@link Needed} asked for.
   *
   * @param trial where a trial stands
   * @param changeObstacle why nothing may be changed on this host; empty when it may
   * @param oneShot why GRUB cannot boot an entry once; empty when it can
   * @param copies the newest copy of each file of settings
   */
  record Checks(
      Trial.State trial,
      Optional<String> changeObstacle,
      Optional<String> oneShot,
      List<String> copies) {
    static final Checks NONE =
        new Checks(Trial.State.NONE, Optional.empty(), Optional.empty(), List.of());

    Checks {
      copies = List.copyOf(copies);
    }
  }

  GrubMenu menu() {
    return boot.menu();
  }

  Optional<MenuEntry> defaultEntry() {
    return boot.defaultEntry();
  }

  /** The Xen entry that the next boot into Xen takes. */
  Optional<MenuEntry> nextXenEntry() {
    return boot.nextXenEntry();
  }

  GrubXenFound with(Checks other) {
    return new GrubXenFound(settings, boot, obstacle, loading, release, running, machine, other);
  }

  /** This host with other files for GRUB. */
  GrubXenFound with(BootFiles other) {
    return new GrubXenFound(settings, other, obstacle, loading, release, running, machine, checks);
  }
}
