package dom0.grubxen.option;

import dom0.json.Json;
import dom0.text.UnusableValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns one option of dom0's kernel, as it stands in a playbook, into words for the kernel. */
public final class KernelOptionValue {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:/+-]*");

  /** 20_linux_xen writes these into each entry by itself. */
  private static final Set<String> OF_THE_GENERATOR =
      Set.of("root", "ro", "rw", "BOOT_IMAGE", "placeholder");

  /** Each word of one belongs to the word of the other before it. */
  private static final Set<String> IN_PAIRS = Set.of("hugepages", "hugepagesz");

  private final String name;

  public KernelOptionValue(String name) {
    this.name = name;
  }

  /** What is wrong with the name. */
  public Optional<String> complaint() {
    if (OF_THE_GENERATOR.contains(name)) {
      return Optional.of("belongs to GRUB's generator, which writes it into each entry");
    }
    return NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of("is not a valid name for a kernel option");
  }

  /**
   * The words for a value; none for null, which removes the option.
   *
   * @throws UnusableValue to complete "dom0 option NAME: ..."
   */
  public List<KernelWord> words(Json value) {
    List<Json> items = ValueText.items(value);
    if (items.size() > 1 && IN_PAIRS.contains(name)) {
      throw new UnusableValue(
          "takes one value here: hugepagesz and hugepages go in pairs, which two lists cannot say");
    }
    return items.stream().map(this::word).toList();
  }

  private KernelWord word(Json item) {
    String text = ValueText.of(item);
    if (!item.isBoolean()) {
      ValueText.refuseEatenByLinux(text);
      return new KernelWord(name + "=" + text);
    }
    if (text.equals("false")) {
      throw new UnusableValue(
          "the kernel has no word for off: write the value that it documents, such as \"0\" or"
              + " \"off\", or null to remove the option");
    }
    return new KernelWord(name);
  }
}
