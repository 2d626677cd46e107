package dom0.grubxen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The menu of a generated grub.cfg.
 *
 * @param top its first level
 * @param defaultSpec what {@code set default} says, "${saved_entry}" included
 * @param complete whether every part that begins also ends, so that no write was cut short
 */
record GrubMenu(List<MenuEntry> top, String defaultSpec, boolean complete) {
  private static final Pattern SET_DEFAULT = Pattern.compile("set default=\"?([^\"]*)\"?");
  private static final String SAVED = "${saved_entry}";

  GrubMenu {
    top = List.copyOf(top);
  }

  static GrubMenu parse(String grubCfg) {
    return new GrubMenuParser().parse(grubCfg);
  }

  /** The persistent default of 00_header; a "${next_entry}" counts for one boot only. */
  static Optional<String> defaultIn(String line) {
    Matcher matcher = SET_DEFAULT.matcher(line);
    return matcher.matches() && !matcher.group(1).equals("${next_entry}")
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  /** All entries, submenus opened. */
  List<MenuEntry> entries() {
    List<MenuEntry> entries = new ArrayList<>();
    top.forEach(entry -> entries.addAll(entry.entries()));
    return entries;
  }

  /** The same menu with entries behind its own, as 41_custom has GRUB add them at boot. */
  GrubMenu with(List<MenuEntry> more) {
    List<MenuEntry> all = new ArrayList<>(top);
    all.addAll(more);
    return new GrubMenu(all, defaultSpec, complete);
  }

  List<MenuEntry> xenEntries() {
    return entries().stream().filter(MenuEntry::isGeneratedXen).toList();
  }

  List<MenuEntry> normalXenEntries() {
    return entries().stream().filter(MenuEntry::isNormalXen).toList();
  }

  /** The entry that boots when nobody chooses; {@code saved} is grubenv's saved_entry. */
  Optional<MenuEntry> defaultEntry(String saved) {
    return resolve(defaultSpec.equals(SAVED) ? saved : defaultSpec);
  }

  /**
   * The entry that a value of {@code default} leads to. GRUB takes what matches no entry for the
   * first one, without a word; so a typing error boots Linux without Xen.
   */
  Optional<MenuEntry> resolve(String spec) {
    return resolve(top, spec);
  }

  private static Optional<MenuEntry> resolve(List<MenuEntry> level, String spec) {
    if (level.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = spec.split("(?<!>)>(?!>)", 2); // ">>" is a ">" of a title
    MenuEntry entry = level.get(index(level, parts[0].replace(">>", ">")));
    return entry.children().isEmpty()
        ? Optional.of(entry)
        : resolve(entry.children(), parts.length > 1 ? parts[1] : "");
  }

  private static int index(List<MenuEntry> level, String word) {
    for (int i = 0; i < level.size(); i++) {
      if (word.equals(level.get(i).title()) || word.equals(level.get(i).id())) {
        return i;
      }
    }
    boolean number = word.matches("[0-9]{1,4}") && Integer.parseInt(word) < level.size();
    return number ? Integer.parseInt(word) : 0;
  }
}
