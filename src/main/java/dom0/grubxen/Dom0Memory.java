package dom0.grubxen;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of dom0_mem as x86's dom0_build.c reads it: a comma list of {@code min:SIZE}, {@code
 * max:SIZE} and {@code SIZE}, each at most once.
 *
 * @param limits by "min", "max" or "" for the amount itself
 */
record Dom0Memory(Map<String, Size> limits) {
  /** Below this Xen panics ("Domain 0 allocation is too small") or Linux dies of it. */
  private static final long LEAST = 256L << 20;

  /** [-](BYTES[+PERCENT%] | PERCENT%). A leading 0 would be octal to Xen. */
  private static final Pattern SIZE =
      Pattern.compile(
          "(-?)(?:(0[xX][0-9a-fA-F]{1,15}|[1-9][0-9]{0,17})([TGMKBtgmkb])(?:\\+([0-9]{1,2})%)?"
              + "|([0-9]{1,2})%)");

  private static final Pattern NO_UNIT =
      Pattern.compile("(?:min:|max:)?-?(0[xX][0-9a-fA-F]+|[0-9]+)");

  Dom0Memory {
    limits = Map.copyOf(limits);
  }

  /**
   * One amount: bytes and a share of the machine's memory, both taken off all of it if negative.
   */
  record Size(boolean negative, long bytes, int percent) {}

  static Optional<Dom0Memory> parse(String text) {
    Map<String, Size> limits = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      String limit = part.matches("(min|max):.*") ? part.substring(0, 3) : "";
      Optional<Size> size = size(limit.isEmpty() ? part : part.substring(4));
      if (size.isEmpty() || limits.put(limit, size.get()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new Dom0Memory(limits));
  }

  private static Optional<Size> size(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean negative = !matcher.group(1).isEmpty();
    if (matcher.group(2) == null) {
      return Optional.of(new Size(negative, 0, Integer.parseInt(matcher.group(5))));
    }
    try {
      int percent = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
      return Optional.of(new Size(negative, bytes(matcher.group(2), matcher.group(3)), percent));
    } catch (ArithmeticException e) { // more than 2^63 bytes
      return Optional.empty();
    }
  }

  private static long bytes(String number, String unit) {
    int shift = 10 * "BKMGT".indexOf(unit.toUpperCase(Locale.ROOT));
    return Math.multiplyExact(Long.decode(number), 1L << shift);
  }

  /** What is wrong with a value, to complete "dom0_mem: ...". */
  static Optional<String> complaint(String text) {
    for (String part : text.split(",")) {
      Matcher number = NO_UNIT.matcher(part);
      if (number.matches()) {
        return Optional.of(
            "'%s' has no unit, which means KiB to Xen: write it as %sM, or with the unit that you mean"
                .formatted(text, number.group(1)));
      }
    }
    return parse(text)
        .map(Dom0Memory::tooSmall)
        .orElseGet(
            () ->
                Optional.of(
                    "'%s' is no comma list of SIZE, min:SIZE and max:SIZE, where SIZE is 4G, 25%%,"
                            .formatted(text)
                        + " 1G+25% or, for all but it, -1G"));
  }

  private Optional<String> tooSmall() {
    return limits.entrySet().stream()
        .filter(limit -> !limit.getKey().equals("min") && isTooSmall(limit.getValue()))
        .findFirst()
        .map(limit -> "less than 256M is too little for dom0: it would not boot");
  }

  private static boolean isTooSmall(Size size) {
    return !size.negative() && size.percent() == 0 && size.bytes() < LEAST;
  }

  /** Whether dom0 can grow beyond what it is given. */
  boolean isOpen() {
    return limits.containsKey("") && !limits.containsKey("max");
  }

  /** Equal for equal values, however they are written. */
  String meaning() {
    return new TreeMap<>(limits).toString();
  }
}
