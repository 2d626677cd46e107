package dom0.grubxen.option;

/**
 * One word of the kernel's command line: {@code name} or {@code name=value}.
 *
 * @param text without the quotes that keep the blanks of a value together; GRUB's loader puts
 *     quotes round a word with blanks by itself
 */
public record KernelWord(String text) {

  /** The option that it sets, as it is written. */
  String name() {
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  /** What follows the name: "" or "=value". */
  String rest() {
    return text.substring(name().length());
  }

  /** Whether it sets the option of this name. */
  public boolean sets(String name) {
    return canonical(name()).equals(canonical(name));
  }

  /** To the kernel's parameq() the characters '-' and '_' of a name are the same. */
  static String canonical(String name) {
    return name.replace('-', '_');
  }

  /** The word as it stands on the line: a value with blanks is within quotes. */
  String quoted() {
    if (text.indexOf(' ') < 0) {
      return text;
    }
    return rest().isEmpty() ? "\"" + text + "\"" : "%s=\"%s\"".formatted(name(), value());
  }

  /** The value; "" where there is none. */
  String value() {
    return rest().isEmpty() ? "" : rest().substring(1);
  }
}
