package dom0.text;

import java.math.BigInteger;
import java.util.List;

/**
 * Quantities as messages show them. How they are written differs between LVM, Xen's command line
 * and xl.cfg, and each reads its own.
 */
public final class Quantity {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

  private Quantity() {}

  /** Bytes, exact, in the largest unit that divides them: "4 MiB", "1536 MiB", "0 B". */
  public static String bytes(BigInteger bytes) {
    BigInteger number = bytes;
    int unit = 0;
    while (number.signum() != 0 && number.getLowestSetBit() >= 10 && unit + 1 < UNITS.size()) {
      number = number.shiftRight(10);
      unit++;
    }
    return number + " " + UNITS.get(unit);
  }

  /** Bytes as in {@link #bytes(BigInteger)}. */
  public static String bytes(long bytes) {
    return bytes(BigInteger.valueOf(bytes));
  }
}
