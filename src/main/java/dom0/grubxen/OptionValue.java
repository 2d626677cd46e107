package dom0.grubxen;

import dom0.module.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the value of one option, as it stands in a playbook, into words for Xen. The words will
 * pass through sh, GRUB's script language and Xen, and must mean the same to all three.
 */
final class OptionValue {
  /** MAX_PARAM_SIZE in Xen's kernel.c is 128: the rest of a longer word is lost without a word. */
  private static final int MOST_BYTES = 127;

  /** Xen keeps no more of pci-phantom, the list option that is most often long. */
  private static final int MOST_WORDS = 8;

  private static final Pattern EATEN = Pattern.compile("[\\s`$'\"\\\\]|[^ -~]");
  private static final Pattern SPECIAL_IN_GRUB = Pattern.compile("[;|&<>{}*?]");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0[xX][0-9a-fA-F]+|[0-9]+)");
  private static final Pattern BYTES = Pattern.compile("(0[xX][0-9a-fA-F]+|[0-9]+)[TGMKBtgmkb]?");

  private final String name;
  private final OptionKind kind;
  private final String syntax;

  OptionValue(String name, KnownOptions.Entry entry) {
    this.name = name;
    this.kind = entry.kind();
    this.syntax = entry.syntax();
  }

  /** The value cannot be given to Xen; the message completes "Xen option NAME: ...". */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  /** The words for a value; none for null, which removes the option. */
  List<XenWord> words(Json value) {
    if (value.isMissing()) {
      return List.of();
    }
    List<Json> items = value.isArray() ? value.items() : List.of(value);
    if (items.isEmpty()) {
      throw new Unusable("an empty list says nothing; null removes the option");
    }
    if (items.size() > (kind.takesSeveral() ? MOST_WORDS : 1)) {
      throw new Unusable(
          "takes %s, not %d"
              .formatted(
                  kind.takesSeveral() ? "at most " + MOST_WORDS + " values" : "one value",
                  items.size()));
    }
    List<XenWord> words = new ArrayList<>();
    items.forEach(item -> words.add(word(item)));
    return words;
  }

  private XenWord word(Json value) {
    if (value.isObject() || value.isArray() || value.isMissing()) {
      throw new Unusable("must be a string, a number, a boolean or a list of them");
    }
    String text = value.textOrEmpty();
    if (text.isEmpty()) {
      throw new Unusable("is empty; null removes the option");
    }
    if (name.length() + 1 + text.length() > MOST_BYTES) {
      throw new Unusable("is longer than the %d bytes that Xen reads".formatted(MOST_BYTES));
    }
    return new XenWord(value.isBoolean() || kind == OptionKind.BOOL ? flag(text) : of(text));
  }

  private String flag(String text) {
    Optional<Boolean> flag = OptionKind.bool(text.toLowerCase(Locale.ROOT));
    if (!kind.takesBoolean()) {
      throw new Unusable("takes no boolean but %s; put quotes round a word".formatted(syntax));
    }
    if (flag.isEmpty()) {
      throw new Unusable("must be true or false, not '%s'".formatted(shortened(text)));
    }
    if (kind == OptionKind.BOOL) {
      return flag.get() ? name : name + "=no";
    }
    return name + (flag.get() ? "=yes" : "=no"); // a bare name means a boolean only to BOOL
  }

  private String of(String text) {
    refuseEaten(text);
    complaint(text)
        .ifPresent(
            problem -> {
              throw new Unusable(problem);
            });
    return name + "=" + text;
  }

  private static void refuseEaten(String text) {
    Matcher eaten = EATEN.matcher(text);
    if (eaten.find()) {
      throw new Unusable(
          "%s in '%s': neither blanks, quotes, $, ` and \\ nor anything but ASCII reach Xen"
              .formatted(shown(eaten.group()), shortened(text)));
    }
    Matcher special = SPECIAL_IN_GRUB.matcher(text);
    if (special.find()) {
      throw new Unusable(
          "'%s' in '%s' means something to GRUB, and quoting it is not supported yet"
              .formatted(special.group(), shortened(text)));
    }
  }

  private static String shown(String character) {
    char c = character.charAt(0);
    return c > ' ' && c <= '~' ? "'" + c + "'" : "character U+%04X".formatted((int) c);
  }

  private Optional<String> complaint(String text) {
    return switch (kind) {
      case DOM0_MEM -> Dom0Memory.complaint(text);
      case DOM0_MAX_VCPUS -> Dom0Vcpus.complaint(text);
      case INT -> mismatch(WHOLE_NUMBER, text, "a whole number");
      case SIZE -> mismatch(BYTES, text, "a size such as 64M");
      case BOOL, TEXT, CUSTOM, SWITCH -> Optional.empty();
    };
  }

  private static Optional<String> mismatch(Pattern pattern, String text, String what) {
    return pattern.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("must be %s, not '%s'".formatted(what, shortened(text)));
  }

  private static String shortened(String text) {
    int most = 60;
    String shown = text.length() > most ? text.substring(0, most) + "..." : text;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
