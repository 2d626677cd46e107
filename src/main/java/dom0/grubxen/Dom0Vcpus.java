package dom0.grubxen;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of dom0_max_vcpus: {@code N}, {@code MIN-MAX}, {@code MIN-} or {@code -MAX}. */
final class Dom0Vcpus {
  private static final Pattern FORM = Pattern.compile("([0-9]{0,4})(-?)([0-9]{0,4})");

  private Dom0Vcpus() {}

  /** What is wrong with a value, to complete "dom0_max_vcpus: ...". */
  static Optional<String> complaint(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || text.isEmpty() || text.equals("-")) {
      return Optional.of("'" + text + "' is not N, MIN-MAX, MIN- or -MAX");
    }
    int least = number(matcher.group(1));
    int most = number(matcher.group(3));
    if (matcher.group(2).isEmpty() ? least == 0 : text.endsWith("-0")) {
      return Optional.of("dom0 needs a CPU: Xen makes 1 of 0");
    }
    return !matcher.group(3).isEmpty() && most < least
        ? Optional.of("'" + text + "' has a maximum below its minimum")
        : Optional.empty();
  }

  private static int number(String digits) {
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
