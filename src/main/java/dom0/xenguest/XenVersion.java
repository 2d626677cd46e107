package dom0.xenguest;

import java.util.Comparator;

/** A version of Xen, of whose numbers the first two tell what xl knows. */
record XenVersion(long major, long minor) implements Comparable<XenVersion> {
  /** As in 4.17. */
  static XenVersion of(String text) {
    String[] numbers = text.split("\\.");
    return new XenVersion(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
  }

  @Override
  public int compareTo(XenVersion other) {
    return Comparator.comparingLong(XenVersion::major)
        .thenComparingLong(XenVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
