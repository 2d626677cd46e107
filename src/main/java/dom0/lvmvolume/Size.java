package dom0.lvmvolume;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a volume shall be: so many bytes, or a share of what there is room for.
 *
 * <p>Every form comes to a number of extents that stays the same once the volume has it, so a
 * second run finds nothing to do. LVM is only ever given that number: it rounds percentages down
 * when it creates and up when it extends.
 */
sealed interface Size {
  /** The extents that this size comes to. */
  long extents(Room room);

  /** What the volume group has room for, this volume's own extents counted as free. */
  record Room(long extentSize, long total, long free, long onChosen) {}

  /** So many bytes, in as many extents as hold them. */
  record Absolute(long bytes, String text) implements Size {
    @Override
    public long extents(Room room) {
      return (bytes - 1) / room.extentSize() + 1;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** So many percent of something, in as many extents as fit into them. */
  record Share(int percent, Whole whole) implements Size {
    @Override
    public long extents(Room room) {
      return Math.multiplyExact(whole.extents(room), percent) / 100;
    }

    @Override
    public String toString() {
      return percent + "%" + whole;
    }
  }

  /** What a share is a share of, by LVM's names. */
  enum Whole {
    VG,
    FREE,
    PVS;

    long extents(Room room) {
      return switch (this) {
        case VG -> room.total();
        case FREE -> room.free();
        case PVS -> room.onChosen();
      };
    }
  }

  /** The whole that this size is a share of; empty for a size in bytes. */
  default Optional<Whole> shareOf() {
    return this instanceof Share share ? Optional.of(share.whole()) : Optional.empty();
  }

  /**
   * Reads a size: "10g", "1.5 GiB", "512" (MiB), "30%VG".
   *
   * @throws Malformed when it is none
   */
  static Size parse(String text) {
    return Reading.of(text.strip());
  }

  /** A number of bytes as people read it, exact. */
  static String shown(long bytes) {
    List<String> units = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    long number = bytes;
    int unit = 0;
    while (number != 0 && number % 1024 == 0 && unit + 1 < units.size()) {
      number /= 1024;
      unit++;
    }
    return number + " " + units.get(unit);
  }

  /** A text that is no size; the message completes "option size ...". */
  final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /** Turns text into sizes. */
  final class Reading {
    private static final Pattern SHARE = Pattern.compile("([0-9.]+)\\s*%\\s*([A-Za-z]*)");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-zA-Z]*)");

    /** LVM takes k, K, KB and KiB for the same: 1024. "b" is bytes and "s" sectors. */
    private static final Pattern UNIT = Pattern.compile("([kmgtpe])(i?b)?|b|s");

    private static final String POWERS = "bkmgtpe";
    private static final int SECTOR = 512;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Reading() {}

    static Size of(String text) {
      if (text.startsWith("+") || text.startsWith("-")) {
        throw new Malformed(
            "must be the size that the volume shall have in the end, not a difference as %s is,"
                    .formatted(text)
                + " which would change it with every run; 100%FREE takes all the space there is");
      }
      Matcher share = SHARE.matcher(text);
      if (share.matches()) {
        return share(share.group(1), share.group(2).toUpperCase(Locale.ROOT));
      }
      Matcher amount = AMOUNT.matcher(text);
      if (amount.matches()) {
        return absolute(amount, text);
      }
      throw new Malformed(
          "must be a size such as 10g, 512 MiB or 30%VG, not '" + shortened(text) + "'");
    }

    private static String shortened(String text) {
      return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    private static Size share(String percent, String whole) {
      if (!percent.matches("[0-9]{1,3}")) {
        throw new Malformed("must be a whole number of percent, as LVM has it, not " + percent);
      }
      int number = Integer.parseInt(percent);
      if (number < 1 || number > 100) {
        throw new Malformed("must be between 1 and 100 percent, not " + number);
      }
      return new Share(number, whole(whole, number));
    }

    private static Whole whole(String name, int percent) {
      return switch (name) {
        case "VG" -> Whole.VG;
        case "FREE" -> Whole.FREE;
        case "PVS" -> Whole.PVS;
        default ->
            throw new Malformed(
                "must say what it is a share of, %d%%VG, %d%%FREE or %d%%PVS, not '%s'"
                    .formatted(percent, percent, percent, name));
      };
    }

    private static Size absolute(Matcher amount, String text) {
      BigDecimal bytes = new BigDecimal(amount.group(1)).multiply(unit(amount.group(2)));
      BigDecimal whole = bytes.setScale(0, RoundingMode.CEILING);
      if (whole.signum() == 0) {
        throw new Malformed("must be more than 0");
      }
      if (whole.compareTo(MOST) > 0) {
        throw new Malformed("is more than LVM can address, 8 EiB");
      }
      return new Absolute(whole.longValueExact(), text);
    }

    private static BigDecimal unit(String written) {
      String unit = written.toLowerCase(Locale.ROOT);
      if (unit.isEmpty()) {
        return unit("m");
      }
      if (!UNIT.matcher(unit).matches()) {
        throw new Malformed(
            "has the unit '%s'; there are b, s (sectors of 512 bytes), k, m, g, t, p and e"
                .formatted(written));
      }
      if (unit.equals("s")) {
        return BigDecimal.valueOf(SECTOR);
      }
      return BigDecimal.valueOf(1024).pow(POWERS.indexOf(unit.charAt(0)));
    }
  }
}
