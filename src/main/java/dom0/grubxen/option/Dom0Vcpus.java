package dom0.grubxen.option;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of dom0_max_vcpus: {@code N}, {@code MIN-MAX}, {@code MIN-} or {@code -MAX}.
 *
 * @param least empty where only the most is said
 * @param most empty where only the least is said
 */
public record Dom0Vcpus(OptionalInt least, OptionalInt most) {
  private static final String NUMBER = "(0[xX][0-9a-fA-F]{1,3}|0|[1-9][0-9]{0,3})?";
  private static final Pattern FORM = Pattern.compile(NUMBER + "(?:(-)" + NUMBER + ")?");

  static Optional<Dom0Vcpus> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || text.isEmpty() || text.equals("-")) {
      return Optional.empty();
    }
    OptionalInt least = number(matcher.group(1));
    OptionalInt most =
        matcher.group(2) == null
            ? OptionalInt.of(Math.max(1, least.orElseThrow()))
            : number(matcher.group(3));
    return Optional.of(new Dom0Vcpus(least, most));
  }

  /** What several words come to: "-4" leaves the least as it is, and "4-" the most. */
  public static Optional<Dom0Vcpus> merged(List<String> values) {
    Dom0Vcpus merged = new Dom0Vcpus(OptionalInt.empty(), OptionalInt.empty());
    for (String value : values) {
      Optional<Dom0Vcpus> next = parse(value);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      merged =
          new Dom0Vcpus(
              next.get().least().isPresent() ? next.get().least() : merged.least(),
              next.get().most().isPresent() ? next.get().most() : merged.most());
    }
    return Optional.of(merged);
  }

  private static OptionalInt number(@Nullable String digits) {
    return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.decode(digits));
  }

  /** What is wrong with a value. */
  static Optional<String> complaint(String text) {
    Optional<Dom0Vcpus> vcpus = parse(text);
    if (vcpus.isEmpty()) {
      return Arrays.stream(text.split("-"))
          .flatMap(part -> XenNumber.octal(part).stream())
          .findFirst()
          .or(() -> Optional.of("'" + text + "' is not N, MIN-MAX, MIN- or -MAX"));
    }
    int most = vcpus.get().most().orElse(Integer.MAX_VALUE);
    if (most == 0) {
      return Optional.of("'" + text + "' leaves dom0 no CPU");
    }
    return most < vcpus.get().least().orElse(0)
        ? Optional.of("'" + text + "' has a maximum below its minimum")
        : Optional.empty();
  }

  /** Whether it asks for no CPU, of which Xen makes one. */
  boolean isOfNone() {
    return least.isPresent() && least.getAsInt() == 0;
  }

  /** How many CPUs dom0 gets at least. */
  public int atLeast() {
    return Math.max(1, least.orElse(1));
  }

  /** Equal for equal values, however they are written. */
  String meaning() {
    return atLeast() + "-" + (most.isPresent() ? most.getAsInt() : "");
  }
}
