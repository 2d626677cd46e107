package dom0.grubxen;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The releases of Xen that know an option, of those that the table looked at.
 *
 * @param first such as "4.21"; "" for the oldest
 * @param last such as "4.18"; "" for the newest
 */
record Releases(String first, String last) {
  /** 4.15 lies between: what one of its neighbours knows counts as known to it. */
  private static final List<String> TABLE =
      List.of("4.14", "4.16", "4.17", "4.18", "4.19", "4.20", "4.21", "4.22", "4.23");

  private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})(?![0-9]).*");

  static final Releases ALL = new Releases("", "");

  /**
   * Whether a Xen knows the option: known unless proven otherwise.
   *
   * @param release such as "4.17" or "4.17.7-pre"; one newer than the table counts as its newest,
   *     one older as its oldest, "" and what is no release as one that knows it
   */
  boolean include(String release) {
    int number = number(release);
    return number < 0 || (!isBefore(number) && !isAfter(number));
  }

  private boolean isBefore(int number) {
    return !first.isEmpty() && number <= number(TABLE.get(TABLE.indexOf(first) - 1));
  }

  private boolean isAfter(int number) {
    return !last.isEmpty() && number >= number(TABLE.get(TABLE.indexOf(last) + 1));
  }

  private static int number(String release) {
    Matcher matcher = NUMBERS.matcher(release);
    return matcher.matches()
        ? Integer.parseInt(matcher.group(1)) * 10_000 + Integer.parseInt(matcher.group(2))
        : -1;
  }

  @Override
  public String toString() {
    if (first.isEmpty() && last.isEmpty()) {
      return "every Xen from " + TABLE.get(0) + " on";
    }
    if (last.isEmpty()) {
      return "Xen " + first + " and later";
    }
    return first.isEmpty() ? "Xen up to " + last : "Xen " + first + " to " + last;
  }
}
