package dom0.grubxen.option;

import dom0.grubxen.option.KnownOptions.Entry;
import dom0.json.Json;
import dom0.text.Texts;
import dom0.text.UnusableValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns the value of one option, as it stands in a playbook, into words for Xen. */
public final class OptionValue {
  /** MAX_PARAM_SIZE in Xen's kernel.c is 128: the rest of a longer word is lost without a word. */
  static final int MOST_BYTES = 127;

  /** Too little of these, and no dom0 boots. */
  private static final Set<String> MACHINE_MEMORY = Set.of("mem", "availmem");

  private final String name;
  private final Entry entry;
  private final boolean force;

  /**
   * @param force whether a value may pass that Xen would read as it is meant, but hardly boot with
   */
  public OptionValue(String name, Entry entry, boolean force) {
    this.name = name;
    this.entry = entry;
    this.force = force;
  }

  /**
   * The words for a value; none for null, which removes the option.
   *
   * @throws UnusableValue to complete "Xen option NAME: ..."
   */
  public List<XenWord> words(Json value) {
    List<Json> items = ValueText.items(value);
    int most = entry.several().most();
    if (items.size() > most) {
      String takes = most == 1 ? "one value" : "at most " + most + " values";
      String instead = entry.grammar().isList() ? ": write them as one, with commas" : "";
      throw new UnusableValue("takes %s, not %d%s".formatted(takes, items.size(), instead));
    }
    return items.stream().map(this::word).toList();
  }

  private XenWord word(Json item) {
    String text = ValueText.of(item);
    if (name.length() + 1 + text.length() > MOST_BYTES) {
      throw new UnusableValue("is longer than the %d bytes that Xen reads".formatted(MOST_BYTES));
    }
    return new XenWord(item.isBoolean() || entry.kind() == OptionKind.BOOL ? flag(text) : of(text));
  }

  private String flag(String text) {
    boolean flag =
        boolOf(text)
            .orElseThrow(
                () ->
                    new UnusableValue(
                        "must be true or false, not '%s'".formatted(Texts.shortened(text))));
    return entry
        .booleans()
        .word(name, flag)
        .orElseThrow(() -> new UnusableValue(entry.booleans().complaint(entry.syntax())));
  }

  private static Optional<Boolean> boolOf(String text) {
    return OptionKind.bool(text.toLowerCase(Locale.ROOT));
  }

  private String of(String text) {
    ValueText.refuseEatenByXen(text);
    Optional<String> word = otherBoolean(text);
    if (word.isPresent()) {
      return word.get();
    }
    complaint(text)
        .or(() -> tooLong(text))
        .ifPresent(
            problem -> {
              throw new UnusableValue(problem);
            });
    return name + "=" + text;
  }

  /** "True" for what takes "yes", "false" for what takes "off": a command line has no booleans. */
  private Optional<String> otherBoolean(String text) {
    boolean formed = entry.kind() == OptionKind.CUSTOM || entry.kind() == OptionKind.TEXT;
    return formed && !entry.grammar().accepts(text)
        ? boolOf(text).flatMap(flag -> entry.booleans().word(name, flag))
        : Optional.empty();
  }

  private Optional<String> complaint(String text) {
    return switch (entry.kind()) {
      case DOM0_MEM -> Dom0Memory.complaint(text, force);
      case DOM0_MAX_VCPUS -> Dom0Vcpus.complaint(text);
      case INT -> number(text, XenNumber.integer(text), "a whole number");
      case SIZE -> number(text, XenNumber.bytes(text), "a size such as 64M").or(() -> small(text));
      case BOOL, TEXT, CUSTOM -> entry.grammar().complaint(text);
    };
  }

  private static Optional<String> number(String text, Optional<BigInteger> read, String what) {
    Optional<String> octal = XenNumber.octal(text);
    return octal.isPresent() || read.isPresent()
        ? octal
        : Optional.of("must be %s, not '%s'".formatted(what, Texts.shortened(text)));
  }

  private Optional<String> small(String text) {
    return MACHINE_MEMORY.contains(name) ? Dom0Memory.complaint(text, force) : Optional.empty();
  }

  private Optional<String> tooLong(String text) {
    return text.length() > entry.most()
        ? Optional.of("is longer than the %d bytes that Xen keeps of it".formatted(entry.most()))
        : Optional.empty();
  }
}
