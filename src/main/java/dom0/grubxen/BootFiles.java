package dom0.grubxen;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What GRUB itself reads when the machine starts.
 *
 * @param grubCfg the text of grub.cfg
 * @param menu its entries, and those of custom.cfg where it reads that
 * @param environment grubenv's variables
 * @param custom custom.cfg, which 41_custom has GRUB read at boot; empty where there is none
 */
record BootFiles(
    Layout layout,
    String grubCfg,
    GrubMenu menu,
    Map<String, String> environment,
    Optional<String> custom) {
  private static final String SAVED_ENTRY = "saved_entry";

  BootFiles {
    environment = Map.copyOf(environment);
  }

  static BootFiles of(
      Layout layout, String grubCfg, Map<String, String> environment, Optional<String> custom) {
    return new BootFiles(layout, grubCfg, GrubMenu.parse(grubCfg, custom), environment, custom);
  }

  /** The id or title that a default of "saved" leads to; "" for none. */
  String saved() {
    return environment.getOrDefault(SAVED_ENTRY, "");
  }

  /** The entry of the next boot alone; "" for none. */
  String next() {
    return environment.getOrDefault("next_entry", "");
  }

  Optional<MenuEntry> defaultEntry() {
    return menu.defaultEntry(saved());
  }

  /** Whether custom.cfg, and not grub.cfg, sets the default. */
  boolean customDecides() {
    String own = GrubMenu.parse(grubCfg, Optional.empty()).defaultSpec();
    return !own.equals(menu.defaultSpec());
  }

  /** The same files with another grub.cfg. */
  BootFiles withGrubCfg(String other) {
    return of(layout, other, environment, custom);
  }

  /** The same files with another custom.cfg. */
  BootFiles withCustom(String text) {
    return of(layout, grubCfg, environment, Optional.of(text));
  }

  /** The same files with another saved_entry. */
  BootFiles withSaved(String id) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(SAVED_ENTRY, id);
    return new BootFiles(layout, grubCfg, menu, changed, custom);
  }
}
