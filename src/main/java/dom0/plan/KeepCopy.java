package dom0.plan;

import dom0.host.Host;
import java.util.Optional;
import java.util.OptionalInt;
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

  /** A copy that a killed run has made is not made again. */
  @Override
  public void applyTo(Host host) {
    Optional<String> newest = newest(host, path);
    if (newest.flatMap(host::readFile).filter(text::equals).isEmpty()) {
      host.writeFile(name(path, number(host, path).orElse(0) + 1), text, OWN_EYES);
    }
  }

  @Override
  public Optional<String> obstacle(Host host) {
    String copy = name(path, 1);
    return host.whyUnwritable(copy).map("could not copy %s: ".formatted(path)::concat);
  }

  @Override
  public String describe() {
    return "copy " + path;
  }

  /** The newest copy of a file. */
  public static Optional<String> newest(Host host, String path) {
    OptionalInt number = number(host, path);
    return number.isPresent() ? Optional.of(name(path, number.getAsInt())) : Optional.empty();
  }

  private static OptionalInt number(Host host, String path) {
    int slash = path.lastIndexOf('/');
    Pattern copy = Pattern.compile(Pattern.quote(path.substring(slash + 1)) + "\\.~([0-9]{1,9})~");
    return host.list(path.substring(0, slash)).stream()
        .map(copy::matcher)
        .filter(Matcher::matches)
        .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
        .max();
  }

  private static String name(String path, int number) {
    return "%s.~%d~".formatted(path, number);
  }
}
