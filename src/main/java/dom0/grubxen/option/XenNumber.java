package dom0.grubxen.option;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as Xen's simple_strtoull() and parse_size_and_unit() read them: decimal, 0x, and octal
 * after a leading 0; a size has one of the units T G M K B, or none for KiB.
 */
final class XenNumber {
  private static final Pattern NUMBER =
      Pattern.compile("(-?)(?:0[xX]([0-9a-fA-F]+)|(0[0-7]*)|([1-9][0-9]*))([TGMKBtgmkb]?)");

  private static final Pattern LEADING_ZERO = Pattern.compile("(-?)(0[0-9]+)([TGMKBtgmkb]?)");

  private static final String UNITS = "BKMGT";

  private XenNumber() {}

  /** The value of an integer; empty where Xen would not read all of it, or cut it to 64 bits. */
  static Optional<BigInteger> integer(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.matches() && matcher.group(5).isEmpty()
        ? fitting(number(matcher))
        : Optional.empty();
  }

  /** The bytes of a size; empty where Xen would not read all of it, or cut it to 64 bits. */
  static Optional<BigInteger> bytes(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches() || !matcher.group(1).isEmpty()) {
      return Optional.empty();
    }
    String unit = matcher.group(5).isEmpty() ? "K" : matcher.group(5).toUpperCase(Locale.ROOT);
    return fitting(number(matcher).shiftLeft(10 * UNITS.indexOf(unit)));
  }

  private static BigInteger number(Matcher matcher) {
    BigInteger number =
        matcher.group(2) != null
            ? new BigInteger(matcher.group(2), 16)
            : matcher.group(3) != null
                ? new BigInteger(matcher.group(3), 8)
                : new BigInteger(matcher.group(4));
    return matcher.group(1).isEmpty() ? number : number.negate();
  }

  private static Optional<BigInteger> fitting(BigInteger number) {
    return number.abs().bitLength() <= 64 ? Optional.of(number) : Optional.empty();
  }

  /** Whether a size has no unit and is not 0, and so means KiB. */
  static boolean lacksUnit(String text) {
    return !text.isEmpty()
        && UNITS.indexOf(Character.toUpperCase(text.charAt(text.length() - 1))) < 0
        && bytes(text).filter(bytes -> bytes.signum() > 0).isPresent();
  }

  /** What is wrong with a number that begins with 0, if it does: few mean octal by it. */
  static Optional<String> octal(String text) {
    Matcher matcher = LEADING_ZERO.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(3);
    String decimal = new BigInteger(matcher.group(2)) + unit;
    String digits = matcher.group(2);
    String octal = digits.matches("[0-7]+") ? new BigInteger(digits, 8) + unit : decimal;
    String meant = octal.equals(decimal) ? decimal : "%s or %s".formatted(octal, decimal);
    return Optional.of(
        "'%s' begins with 0, which makes a number octal to Xen: write %s".formatted(text, meant));
  }
}
