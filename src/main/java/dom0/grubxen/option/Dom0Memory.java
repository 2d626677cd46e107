package dom0.grubxen.option;

import dom0.text.Quantity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
public record Dom0Memory(Map<String, Size> limits) {
  /** Below this Xen panics ("Domain 0 allocation is too small") or Linux dies of it. */
  static final BigInteger LEAST = BigInteger.valueOf(256L << 20);

  /** [-](BYTES[+PERCENT%] | PERCENT%). A leading 0 would be octal to Xen. */
  private static final Pattern SIZE =
      Pattern.compile(
          "(-?)(?:((?:0[xX][0-9a-fA-F]+|0|[1-9][0-9]*)[TGMKBtgmkb]?)(?:\\+(0|[1-9][0-9]?)%)?"
              + "|(0|[1-9][0-9]?)%)");

  public Dom0Memory {
    limits = Map.copyOf(limits);
  }

  /**
   * One amount: bytes and a share of the machine's memory, both taken off all of it if negative.
   */
  public record Size(boolean negative, BigInteger bytes, int percent) {
    /** What it comes to, in bytes. */
    public BigInteger of(BigInteger machine) {
      BigInteger share =
          machine.multiply(BigInteger.valueOf(percent)).divide(BigInteger.valueOf(100));
      BigInteger sum = bytes.add(share);
      return negative ? machine.subtract(sum) : sum;
    }

    private boolean isTooSmall() {
      return !negative && percent == 0 && bytes.compareTo(LEAST) < 0;
    }
  }

  static Optional<Dom0Memory> parse(String text) {
    Map<String, Size> limits = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      Optional<Size> size = size(amount(part));
      if (size.isEmpty() || limits.put(limit(part), size.get()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new Dom0Memory(limits));
  }

  /** What several words come to: each sets the limits that it names. */
  public static Optional<Dom0Memory> merged(List<String> values) {
    Map<String, Size> limits = new TreeMap<>();
    for (String value : values) {
      Optional<Dom0Memory> memory = parse(value);
      if (memory.isEmpty()) {
        return Optional.empty();
      }
      limits.putAll(memory.get().limits());
    }
    return Optional.of(new Dom0Memory(limits));
  }

  private static String limit(String part) {
    return part.startsWith("min:") || part.startsWith("max:") ? part.substring(0, 3) : "";
  }

  private static String amount(String part) {
    return limit(part).isEmpty() ? part : part.substring(4);
  }

  private static Optional<Size> size(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean negative = !matcher.group(1).isEmpty();
    if (matcher.group(2) == null) {
      int percent = Integer.parseInt(matcher.group(4));
      return Optional.of(new Size(negative, BigInteger.ZERO, percent));
    }
    int percent = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return XenNumber.bytes(matcher.group(2)).map(bytes -> new Size(negative, bytes, percent));
  }

  /**
   * What is wrong with a value.
   *
   * @param force whether one may pass that is only too small to boot with
   */
  static Optional<String> complaint(String text, boolean force) {
    Optional<Dom0Memory> memory = parse(text);
    if (memory.isEmpty()) {
      return Arrays.stream(text.split(","))
          .flatMap(part -> XenNumber.octal(amount(part)).stream())
          .findFirst()
          .or(() -> Optional.of(noForm(text)));
    }
    return force ? Optional.empty() : kibibytes(text).or(() -> memory.get().tooSmall());
  }

  private static String noForm(String text) {
    return "'%s' is no comma list of SIZE, min:SIZE and max:SIZE, where SIZE is 4G, 25%%,"
            .formatted(text)
        + " 1G+25% or, for all but it, -1G";
  }

  /** The trap: 4096 is 4 MiB. So much memory that it could be meant is let pass. */
  private static Optional<String> kibibytes(String text) {
    return unitless(text).stream()
        .filter(number -> XenNumber.bytes(number).filter(b -> b.compareTo(LEAST) < 0).isPresent())
        .findFirst()
        .map(
            number ->
                "'%s' has no unit, which means KiB to Xen: %s; write %sM, or the unit that you mean"
                    .formatted(
                        text, Quantity.bytes(XenNumber.bytes(number).orElseThrow()), number));
  }

  /** The numbers of a value that have no unit. */
  static List<String> unitless(String text) {
    List<String> numbers = new ArrayList<>();
    for (String part : text.split(",")) {
      String amount = amount(part);
      String number = (amount.startsWith("-") ? amount.substring(1) : amount).split("\\+")[0];
      if (XenNumber.lacksUnit(number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private Optional<String> tooSmall() {
    return limits.entrySet().stream()
        .filter(limit -> !limit.getKey().equals("min") && limit.getValue().isTooSmall())
        .findFirst()
        .map(limit -> "less than 256M is too little for dom0: it would not boot");
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
