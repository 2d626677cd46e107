package dom0.grubxen.grub;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The menu of a generated grub.cfg.
 *
 * @param top its first level
 * @param defaultSpec what {@code set default} says, "${saved_entry}" included
 * @param ownDefault the same where custom.cfg were not read
 * @param complete whether every part that begins also ends, so that no write was cut short
 */
public record GrubMenu(
    List<MenuEntry> top, String defaultSpec, String ownDefault, boolean complete) {
  private static final Pattern NUMBER = Pattern.compile("(0x[0-9a-fA-F]+|[0-9]+)(.*)");
  private static final String SAVED = "${saved_entry}";

  public GrubMenu {
    top = List.copyOf(top);
  }

  /**
   * The menu of a grub.cfg.
   *
   * @param custom the text of custom.cfg, which 41_custom has GRUB read; empty where there is none
   */
  static GrubMenu parse(String grubCfg, Optional<String> custom) {
    return GrubMenuParser.parse(grubCfg, custom);
  }

  /** All entries, submenus opened. */
  List<MenuEntry> entries() {
    List<MenuEntry> entries = new ArrayList<>();
    top.forEach(entry -> entries.addAll(entry.entries()));
    return entries;
  }

  public List<MenuEntry> xenEntries() {
    return entries().stream().filter(MenuEntry::isGeneratedXen).toList();
  }

  public List<MenuEntry> normalXenEntries() {
    return entries().stream().filter(MenuEntry::isNormalXen).toList();
  }

  /**
   * The entry that boots when nobody chooses; empty where only GRUB at boot could tell.
   *
   * @param saved grubenv's saved_entry
   */
  Optional<MenuEntry> defaultEntry(String saved) {
    if (defaultSpec.equals(SAVED)) {
      return resolve(saved);
    }
    return defaultSpec.startsWith("$") ? Optional.empty() : resolve(defaultSpec);
  }

  /**
   * The entry that a value of {@code default} leads to. GRUB takes what matches no entry for the
   * first one, without a word; so a typing error boots Linux without Xen.
   *
   * @return empty where GRUB's own takes the number that a title begins with, and Fedora's the
   *     title
   */
  public Optional<MenuEntry> resolve(String spec) {
    return resolve(top, spec);
  }

  private static Optional<MenuEntry> resolve(List<MenuEntry> level, String spec) {
    if (level.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = spec.split("(?<!>)>(?!>)", 2); // ">>" is a ">" of a title
    OptionalInt index = index(level, parts[0].replace(">>", ">"));
    if (index.isEmpty()) {
      return Optional.empty();
    }
    MenuEntry entry = level.get(index.getAsInt());
    return entry.children().isEmpty()
        ? Optional.of(entry)
        : resolve(entry.children(), parts.length > 1 ? parts[1] : "");
  }

  /** As get_entry_number() in GRUB's normal/menu.c, and in Fedora's, if they agree. */
  private static OptionalInt index(List<MenuEntry> level, String word) {
    OptionalInt named = named(level, word);
    Matcher digits = NUMBER.matcher(word);
    if (!digits.matches()) {
      return OptionalInt.of(named.orElse(0));
    }
    int number = number(String.valueOf(digits.group(1)));
    int counted = number < level.size() ? number : 0;
    boolean isNumber = String.valueOf(digits.group(2)).isEmpty();
    int fedora = named.orElse(isNumber ? counted : 0);
    return counted == fedora ? OptionalInt.of(counted) : OptionalInt.empty();
  }

  private static OptionalInt named(List<MenuEntry> level, String word) {
    return IntStream.range(0, level.size())
        .filter(i -> word.equals(level.get(i).title()) || word.equals(level.get(i).id()))
        .findFirst();
  }

  /** grub_strtoul(): 0x begins a hexadecimal number, 0 an octal one. */
  private static int number(String digits) {
    boolean octal = digits.matches("0[0-7].*");
    String read = octal ? digits.replaceFirst("[89].*", "") : digits;
    BigInteger number =
        digits.startsWith("0x")
            ? new BigInteger(digits.substring(2), 16)
            : new BigInteger(read, octal ? 8 : 10);
    return number.bitLength() < Integer.SIZE - 1 ? number.intValue() : Integer.MAX_VALUE;
  }
}
