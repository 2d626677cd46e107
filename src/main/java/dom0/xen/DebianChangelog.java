package dom0.xen;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Debian's changelog of Xen (deb-changelog(5)) says of security advisories.
 *
 * <p>Debian builds Xen with the time of the newest entry (SOURCE_DATE_EPOCH), and Xen tells it as
 * the time it was compiled at: so entries that are later are not in what runs.
 */
public final class DebianChangelog {
  /** "Wed Nov 4 16:52:28 UTC 2026", as {@code xl info} has it, the day padded with a blank. */
  private static final DateTimeFormatter BUILT =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The end of an entry: " -- NAME <ADDRESS> Wed, 04 Nov 2026 17:52:28 +0100". */
  private static final Pattern END = Pattern.compile(" -- .*> {2}(.+)");

  /**
   * A line that begins with an advisory names one that is fixed; what is not fixed is told in
   * sentences.
   */
  private static final Pattern FIXED = Pattern.compile("\\s+(XSA-[0-9]{1,5})\\b.*");

  private DebianChangelog() {}

  /** When Xen was compiled; empty where the text has another form. */
  public static Optional<Instant> built(String text) {
    return parsed(BUILT, text);
  }

  /** The advisories that entries after a moment fix, as "XSA-509", in their order. */
  public static List<String> fixedSince(Instant moment, String changelog) {
    List<String> all = new ArrayList<>();
    List<String> entry = new ArrayList<>();
    for (String line : changelog.split("\n")) {
      var fixed = FIXED.matcher(line);
      var end = END.matcher(line);
      if (fixed.matches()) {
        entry.add(fixed.group(1));
      } else if (end.matches()) {
        parsed(DateTimeFormatter.RFC_1123_DATE_TIME, end.group(1))
            .filter(moment::isBefore)
            .ifPresent(unused -> all.addAll(entry));
        entry.clear();
      }
    }
    return all.stream().distinct().toList();
  }

  private static Optional<Instant> parsed(DateTimeFormatter format, String text) {
    try {
      return Optional.of(Instant.from(format.parse(text.strip())));
    } catch (DateTimeException e) { // of another form
      return Optional.empty();
    }
  }
}
