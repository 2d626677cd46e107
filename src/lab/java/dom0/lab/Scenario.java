package dom0.lab;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script src/lab/scenarios/KIND/NAME.sh.
 *
 * @param kind the machine that it runs on: xen, linux or chroot
 * @param name the script's name without its ending
 * @param seconds how long it takes on a quiet machine, as it says itself ("# takes: 90 s")
 */
record Scenario(String kind, String name, Path script, int seconds) {
  /** Makes the Xen host that all other scenarios of its kind start from. */
  static final String MAKES_XEN_HOST = "xen/bare-to-guest";

  private static final Path FOLDER = Path.of("src/lab/scenarios");
  private static final Pattern TAKES = Pattern.compile("(?m)^# takes: (\\d+) s$");

  /** The scenarios there are, the longest first. */
  static List<Scenario> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(Files::isDirectory)
          .flatMap(Scenario::in)
          .sorted(Comparator.comparingInt(Scenario::seconds).reversed())
          .toList();
    }
  }

  private static Stream<Scenario> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".sh"))
          .filter(file -> !name(file).startsWith("lib"))
          .map(Scenario::of)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new IllegalStateException("could not list " + folder, e);
    }
  }

  private static Scenario of(Path script) {
    try {
      Matcher takes = TAKES.matcher(Files.readString(script));
      if (!takes.find()) {
        throw new IllegalStateException(script + " does not say how long it takes");
      }
      String kind = String.valueOf(script.getName(script.getNameCount() - 2));
      return new Scenario(kind, name(script), script, Integer.parseInt(takes.group(1)));
    } catch (IOException e) {
      throw new IllegalStateException("could not read " + script, e);
    }
  }

  private static String name(Path script) {
    return script.getFileName().toString().replaceFirst("\\.sh$", "");
  }

  boolean makesXenHost() {
    return toString().equals(MAKES_XEN_HOST);
  }

  boolean needsXenHost() {
    return kind.equals("xen") && !makesXenHost();
  }

  /** Whether a pattern of the shell's kind means this one, with or without the kind of machine. */
  boolean matches(String pattern) {
    String whole = pattern.contains("/") ? pattern : "*/" + pattern;
    return FileSystems.getDefault().getPathMatcher("glob:" + whole).matches(Path.of(toString()));
  }

  @Override
  public String toString() {
    return kind + "/" + name;
  }
}
