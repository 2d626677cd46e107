package dom0.xenguest.xl;

import dom0.host.HostFailure;
import dom0.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code xl list}: {@code "%-40s %5d %5lu %5d %c%c%c%c%c%c %8.1f"} a line. */
public final class DomainList {
  // From the right, since a name of a foreign toolstack may hold anything.
  private static final Pattern LINE =
      Pattern.compile(
          "(.*?)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+([r-][b-][p-][s-][-rscwS?][d-])\\s+([\\d.]+)");

  private DomainList() {}

  public static List<Domain> parse(String text) {
    List<String> lines = text.lines().toList();
    // Domain-0 is always there: less than a header and a domain is no list.
    if (lines.size() < 2 || !lines.get(0).startsWith("Name ")) {
      throw notAList(text);
    }
    List<Domain> domains = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw notAList(line);
      }
      domains.add(domain(matcher));
    }
    return List.copyOf(domains);
  }

  /** The uuid of a domain in what {@code xl list -v} prints; empty when it is not there. */
  public static Optional<String> uuid(String text, long id) {
    Pattern line =
        Pattern.compile(LINE.pattern() + "\\s+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b.*");
    return text.lines()
        .map(line::matcher)
        .filter(matcher -> matcher.matches() && Long.parseLong(matcher.group(2)) == id)
        .map(matcher -> matcher.group(7))
        .findFirst();
  }

  private static Domain domain(Matcher line) {
    boolean ran = !line.group(6).equals("0.0");
    return new Domain(
        line.group(1),
        Long.parseLong(line.group(2)),
        Long.parseLong(line.group(3)),
        Long.parseLong(line.group(4)),
        DomainState.of(line.group(5), ran),
        line.group(5),
        ran,
        Optional.empty(),
        Optional.empty());
  }

  private static HostFailure notAList(String text) {
    return new HostFailure(
        "could not understand what xl list says: '%s'".formatted(Texts.shortened(text, 200)));
  }
}
