package dom0.grubxen.grub;

import java.util.Optional;

/**
 * What GRUB itself reads when the machine starts.
 *
 * @param grubCfg the text of grub.cfg
 * @param menu its entries, and those of custom.cfg where it reads that
 * @param grubEnv GRUB's variables that outlast a boot, lines of NAME=value filled up with "#"
 * @param custom custom.cfg, which 41_custom has GRUB read at boot; empty where there is none
 */
public record BootFiles(
    GrubLayout layout,
    String grubCfg,
    GrubMenu menu,
    Optional<String> grubEnv,
    Optional<String> custom) {
  private static final String SAVED_ENTRY = "saved_entry=";

  public static BootFiles of(
      GrubLayout layout, String grubCfg, Optional<String> grubEnv, Optional<String> custom) {
    return new BootFiles(layout, grubCfg, GrubMenu.parse(grubCfg, custom), grubEnv, custom);
  }

  /** The id or title that a default of "saved" leads to; "" for none. */
  public String saved() {
    return variable(SAVED_ENTRY);
  }

  /** The entry of the next boot alone; "" for none. */
  public String next() {
    return variable("next_entry=");
  }

  private String variable(String begin) {
    return grubEnv
        .flatMap(text -> text.lines().filter(line -> line.startsWith(begin)).findFirst())
        .map(line -> line.substring(begin.length()))
        .orElse("");
  }

  public Optional<MenuEntry> defaultEntry() {
    return menu.defaultEntry(saved());
  }

  /** The Xen entry that the next boot into Xen takes: the default, or the first. */
  public Optional<MenuEntry> nextXenEntry() {
    return defaultEntry()
        .filter(MenuEntry::isXen)
        .or(() -> menu.normalXenEntries().stream().findFirst());
  }

  /** Whether custom.cfg, and not grub.cfg, sets the default. */
  public boolean customDecides() {
    return !menu.ownDefault().equals(menu.defaultSpec());
  }

  /** These files with another grub.cfg. */
  public BootFiles withGrubCfg(String other) {
    return of(layout, other, grubEnv, custom);
  }

  /** These files with another custom.cfg. */
  public BootFiles withCustom(String text) {
    return of(layout, grubCfg, grubEnv, Optional.of(text));
  }

  /** These files with another saved_entry. */
  public BootFiles withSaved(String id) {
    return new BootFiles(
        layout, grubCfg, menu, Optional.of(SAVED_ENTRY + id + "\n" + grubEnv.orElse("")), custom);
  }
}
