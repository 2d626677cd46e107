package dom0.grubxen.option;

import dom0.json.Json;
import dom0.text.Texts;
import dom0.text.UnusableValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of an option's value, as it stands in a playbook. They will pass through sh, GRUB's
 * script language and GRUB's loader. What is special to GRUB alone can be quoted; {@code '}, {@code
 * "} and a backslash cannot, since its loader puts a backslash in front of each that is left.
 */
final class ValueText {
  private static final Pattern EATEN_BY_XEN = Pattern.compile("[\\s`$'\"\\\\]|[^ -~]");
  private static final Pattern EATEN_BY_LINUX = Pattern.compile("[`$'\"\\\\]|[^ -~]");

  private ValueText() {}

  /** The items of a list, or the value alone; none for null, which removes the option. */
  static List<Json> items(Json value) {
    if (value.isMissing()) {
      return List.of();
    }
    List<Json> items = value.isArray() ? value.items() : List.of(value);
    if (items.isEmpty()) {
      throw new UnusableValue("an empty list says nothing; null removes the option");
    }
    return items;
  }

  /** The text of one item. */
  static String of(Json item) {
    if (item.isObject() || item.isArray() || item.isMissing()) {
      throw new UnusableValue("must be a string, a number, a boolean or a list of them");
    }
    String text = item.textOrEmpty();
    if (text.isEmpty()) {
      throw new UnusableValue("is empty; null removes the option");
    }
    return text;
  }

  /** Refuses what no quoting can carry to Xen, which splits its line at blanks. */
  static void refuseEatenByXen(String text) {
    refuse(
        EATEN_BY_XEN.matcher(text),
        text,
        "blanks, quotes, $, `, \\ and characters outside ASCII do not reach Xen");
  }

  /** Refuses what no quoting can carry to the kernel, which knows quotes for blanks. */
  static void refuseEatenByLinux(String text) {
    refuse(
        EATEN_BY_LINUX.matcher(text),
        text,
        "quotes, $, `, \\ and characters outside ASCII do not reach the kernel");
  }

  private static void refuse(Matcher eaten, String text, String why) {
    if (eaten.find()) {
      throw new UnusableValue(
          "%s in '%s': %s".formatted(shown(eaten.group()), Texts.shortened(text), why));
    }
  }

  private static String shown(String character) {
    char c = character.charAt(0);
    return c > ' ' && c <= '~' ? "'" + c + "'" : "character U+%04X".formatted((int) c);
  }
}
