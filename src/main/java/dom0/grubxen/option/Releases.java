package dom0.grubxen.option;

import dom0.xen.XenVersion;
import java.util.List;

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

  static final Releases ALL = new Releases("", "");

  /**
   * Whether a Xen knows the option: known unless proven otherwise.
   *
   * @param release such as "4.17" or "4.17.7-pre"; one newer than the table counts as its newest,
   *     one older as its oldest, "" and what is no release as one that knows it
   */
  boolean include(String release) {
    return XenVersion.of(release).filter(xen -> isBefore(xen) || isAfter(xen)).isEmpty();
  }

  private boolean isBefore(XenVersion xen) {
    return !first.isEmpty() && xen.compareTo(inTable(TABLE.indexOf(first) - 1)) <= 0;
  }

  private boolean isAfter(XenVersion xen) {
    return !last.isEmpty() && xen.compareTo(inTable(TABLE.indexOf(last) + 1)) >= 0;
  }

  private static XenVersion inTable(int row) {
    return XenVersion.of(TABLE.get(row)).orElseThrow();
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
