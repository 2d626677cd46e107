package dom0.xen;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of Xen: the first two numbers of a version, which tell what it knows. */
public record XenVersion(int major, int minor) implements Comparable<XenVersion> {
  private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})(?![0-9]).*");

  /** The release of a version such as 4.17 or 4.17.7-pre; empty for any other text. */
  public static Optional<XenVersion> of(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new XenVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(XenVersion other) {
    return Comparator.comparingInt(XenVersion::major)
        .thenComparingInt(XenVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
