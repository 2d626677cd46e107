package dom0.lvmvolume.size;

import dom0.lvmvolume.size.Size.Absolute;
import dom0.lvmvolume.size.Size.Difference;
import dom0.lvmvolume.size.Size.Extents;
import dom0.lvmvolume.size.Size.Share;
import dom0.lvmvolume.size.Size.Whole;
import dom0.text.Texts;
import dom0.text.UnusableValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns text into sizes. */
public final class SizeReading {
  private static final Pattern SHARE = Pattern.compile("([0-9.]+)\\s*%\\s*([A-Za-z]*)");
  private static final Pattern EXTENTS = Pattern.compile("([0-9]{1,15})\\s*(?i:extents?)");
  private static final Pattern AMOUNT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-zA-Z]*)");

  /** LVM takes k, K, KB and KiB for the same: 1024. "b" is bytes and "s" sectors. */
  private static final Pattern UNIT = Pattern.compile("([kmgtpe])(i?b)?|b|s");

  private static final String POWERS = "bkmgtpe";
  private static final int SECTOR = 512;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private SizeReading() {}

  static Size of(String text) {
    if (text.startsWith("+") || text.startsWith("-")) {
      return difference(text.charAt(0) == '-' ? -1 : 1, plain(text.substring(1).strip()));
    }
    return plain(text);
  }

  /** "+100%FREE" comes to the same size whatever the volume has, so it is a state after all. */
  private static Size difference(int sign, Size amount) {
    boolean isAll = amount.equals(new Share(100, Whole.FREE));
    return isAll && sign > 0 ? amount : new Difference(sign, amount);
  }

  private static Size plain(String text) {
    Matcher share = SHARE.matcher(text);
    if (share.matches()) {
      return share(share.group(1), share.group(2).toUpperCase(Locale.ROOT));
    }
    Matcher extents = EXTENTS.matcher(text);
    if (extents.matches()) {
      return new Extents(positive(Long.parseLong(extents.group(1))));
    }
    Matcher amount = AMOUNT.matcher(text);
    if (amount.matches()) {
      return new Absolute(bytes(amount.group(1), amount.group(2)), text);
    }
    throw new UnusableValue(
        "must be a size such as 10g, 512 MiB, 100 extents or 30%VG, not '"
            + Texts.shortened(text)
            + "'");
  }

  private static long positive(long number) {
    if (number == 0) {
      throw new UnusableValue("must be more than 0");
    }
    return number;
  }

  private static Size share(String percent, String whole) {
    if (!percent.matches("[0-9]{1,3}")) {
      throw new UnusableValue("must be a whole number of percent, as LVM has it, not " + percent);
    }
    int number = Integer.parseInt(percent);
    // A thin volume may be larger than its pool.
    int most = whole.equals(Whole.POOL.name()) ? 999 : 100;
    if (number < 1 || number > most) {
      throw new UnusableValue("must be between 1 and " + most + " percent, not " + number);
    }
    return new Share(number, whole(whole, number));
  }

  private static Whole whole(String name, int percent) {
    return Arrays.stream(Whole.values())
        .filter(whole -> whole.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableValue(
                    "must say what it is a share of, %d%%VG, %d%%FREE, %d%%PVS, %d%%ORIGIN or %d%%POOL, not '%s'"
                        .formatted(percent, percent, percent, percent, percent, name)));
  }

  /** An exact number of bytes, rounded up to a whole one. */
  static long bytes(String number, String unit) {
    BigDecimal bytes = new BigDecimal(number).multiply(unit(unit));
    BigDecimal whole = bytes.setScale(0, RoundingMode.CEILING);
    if (whole.compareTo(MOST) > 0) {
      throw new UnusableValue("is more than LVM can address, 8 EiB");
    }
    return positive(whole.longValueExact());
  }

  /**
   * Reads an amount of bytes, such as a chunk's size.
   *
   * @param standard the unit where none is written
   */
  public static long amount(String text, String standard) {
    Matcher amount = AMOUNT.matcher(text.strip());
    if (!amount.matches()) {
      throw new UnusableValue("must be a size such as 64k, not '" + Texts.shortened(text) + "'");
    }
    return bytes(amount.group(1), amount.group(2).isEmpty() ? standard : amount.group(2));
  }

  private static BigDecimal unit(String written) {
    String unit = written.toLowerCase(Locale.ROOT);
    if (unit.isEmpty()) {
      return unit("m");
    }
    if (!UNIT.matcher(unit).matches()) {
      throw new UnusableValue(
          "has the unit '%s'; there are b, s (sectors of 512 bytes), k, m, g, t, p and e"
              .formatted(written));
    }
    if (unit.equals("s")) {
      return BigDecimal.valueOf(SECTOR);
    }
    return BigDecimal.valueOf(1024).pow(POWERS.indexOf(unit.charAt(0)));
  }
}
