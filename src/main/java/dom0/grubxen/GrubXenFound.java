package dom0.grubxen;

import java.util.List;
import java.util.Optional;

/**
 * How Xen boots now.
 *
 * @param defaults /etc/default/grub
 * @param dropIns the files that sh reads after it, in their order
 * @param grubCfg the generated /boot/grub/grub.cfg
 * @param menu what it says
 * @param savedEntry grubenv's saved_entry; "" for none
 * @param obstacle why update-grub will write no Xen entry; empty when it will
 * @param running the hypervisor below this system
 */
record GrubXenFound(
    GrubDefaults defaults,
    List<GrubDefaults> dropIns,
    String grubCfg,
    GrubMenu menu,
    String savedEntry,
    Optional<String> obstacle,
    RunningXen running) {
  GrubXenFound {
    dropIns = List.copyOf(dropIns);
  }

  Optional<MenuEntry> defaultEntry() {
    return menu.defaultEntry(savedEntry);
  }

  /** What the next boot into Xen starts it with: the default entry's options, or the first's. */
  Optional<XenCommandLine> effective() {
    return defaultEntry()
        .filter(MenuEntry::isXen)
        .or(() -> menu.normalXenEntries().stream().findFirst())
        .map(MenuEntry::xenCommandLine);
  }
}
