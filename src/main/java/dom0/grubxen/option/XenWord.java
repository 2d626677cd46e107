package dom0.grubxen.option;

import java.math.BigInteger;
import java.util.Optional;

/** One word of Xen's command line: {@code name}, {@code name=value} or {@code no-name}. */
public record XenWord(String text) {
  private static final String NEGATION = "no-";

  /** The option that it sets; Xen strips "no-" from any word before it looks the name up. */
  public String name() {
    String name = text.startsWith(NEGATION) ? text.substring(NEGATION.length()) : text;
    int equals = name.indexOf('=');
    return canonical(equals < 0 ? name : name.substring(0, equals));
  }

  /** Whether it sets the option of this name. */
  boolean sets(String name) {
    return name().equals(canonical(name));
  }

  /** A name with its index, if it has one, in decimal: "ivrs_ioapic[0x4]" is "ivrs_ioapic[4]". */
  public static String canonical(String name) {
    int open = name.indexOf('[');
    if (open < 0 || !name.endsWith("]")) {
      return name;
    }
    Optional<BigInteger> index = XenNumber.integer(name.substring(open + 1, name.length() - 1));
    return index.map(number -> name.substring(0, open + 1) + number + "]").orElse(name);
  }

  /** The value; "" for a bare name. "no-name=value" is undefined in Xen and equals nothing else. */
  public String value() {
    int equals = text.indexOf('=');
    String value = equals < 0 ? "" : text.substring(equals + 1);
    if (!text.startsWith(NEGATION)) {
      return value;
    }
    return equals < 0 ? "no" : "undefined " + text;
  }
}
