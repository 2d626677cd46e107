package dom0.plan;

import dom0.host.Host;
import dom0.host.NotText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Copies a file before it changes, beside it and numbered as {@code cp --backup=numbered} does:
 * grub.~1~. Nothing reads such a name: sh sources those in grub.d that end in .cfg, and xendomains
 * starts those that autostart links to.
 *
 * @param text what the file holds
 */
public record KeepCopy(String path, String text) implements Step {
  /** For root alone, since the file itself may be, and may hold passwords. */
  private static final int OWN_EYES = 0600;

  /** The first copy has the number 1. */
  private static final int NONE = 0;

  /** A copy that a killed run has made is not made again. */
  @Override
  public void applyTo(Host host) {
    int newest = number(host, path);
    if (newest == NONE || !isThis(host, name(path, newest))) {
      host.writeFile(name(path, newest + 1), text, OWN_EYES);
    }
  }

  /** A file that is UTF-8 now may have a copy from before that is not. */
  private boolean isThis(Host host, String copy) {
    try {
      return host.readFile(copy).filter(text::equals).isPresent();
    } catch (NotText e) {
      return false;
    }
  }

  @Override
  public Optional<String> obstacle(Host host) {
    String next = name(path, number(host, path) + 1);
    return host.whyUnwritable(next).map("could not copy %s: ".formatted(path)::concat);
  }

  @Override
  public String describe() {
    return "copy " + path;
  }

  /** The newest copy of a file. */
  public static Optional<String> newest(Host host, String path) {
    int number = number(host, path);
    return number == NONE ? Optional.empty() : Optional.of(name(path, number));
  }

  /** The number of the newest copy. */
  private static int number(Host host, String path) {
    int slash = path.lastIndexOf('/');
    Pattern copy = Pattern.compile(Pattern.quote(path.substring(slash + 1)) + "\\.~([0-9]{1,9})~");
    return host.list(path.substring(0, slash)).stream()
        .map(copy::matcher)
        .filter(Matcher::matches)
        .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
        .max()
        .orElse(NONE);
  }

  private static String name(String path, int number) {
    return "%s.~%d~".formatted(path, number);
  }
}
