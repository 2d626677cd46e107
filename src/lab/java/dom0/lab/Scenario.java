package dom0.lab;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script src/lab/scenarios/KIND/NAME.sh on one suite of Debian. It is written KIND/NAME@SUITE,
 * without the suite where that is the default.
 *
 * @param suite the Debian that its machine runs: {@code bookworm} or {@code trixie}
 * @param kind the machine that it runs on: xen, linux or chroot
 * @param name the script's name without its ending
 * @param seconds how long it takes on a quiet machine, as it says itself ("# takes: 90 s")
 */
record Scenario(String suite, String kind, String name, Path script, int seconds) {
  /** The lab knows these (src/lab/lib/state.sh). */
  static final List<String> SUITES = List.of("bookworm", "trixie");

  /** Makes the Xen host that all other scenarios of its kind and suite start from. */
  private static final String MAKES_XEN_HOST = "xen/bare-to-guest";

  private static final Path FOLDER = Path.of("src/lab/scenarios");
  private static final Pattern TAKES = Pattern.compile("(?m)^# takes: (\\d+) s$");

  /** The scenarios there are, each on all suites, the longest first. */
  static List<Scenario> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(Files::isDirectory)
          .flatMap(Scenario::in)
          .flatMap(it -> SUITES.stream().map(it::on))
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
      return new Scenario(
          defaultSuite(), kind, name(script), script, Integer.parseInt(takes.group(1)));
    } catch (IOException e) {
      throw new IllegalStateException("could not read " + script, e);
    }
  }

  private static String name(Path script) {
    return script.getFileName().toString().replaceFirst("\\.sh$", "");
  }

  /** The suite that is meant where none is named: the lab's variable, or its default. */
  private static String defaultSuite() {
    return Objects.requireNonNullElse(System.getenv("DOM0_LAB_SUITE"), SUITES.get(0));
  }

  private Scenario on(String suite) {
    return new Scenario(suite, kind, name, script, seconds);
  }

  boolean makesXenHost() {
    return (kind + "/" + name).equals(MAKES_XEN_HOST);
  }

  boolean needsXenHost() {
    return kind.equals("xen") && !makesXenHost();
  }

  boolean isOnSuiteOf(Scenario other) {
    return suite.equals(other.suite);
  }

  /**
   * Whether a pattern of the shell's kind means this one, with or without the kind of machine in
   * front and {@code @SUITE} behind.
   */
  boolean matches(String pattern) {
    String whole = pattern.contains("/") ? pattern : "*/" + pattern;
    if (!whole.contains("@")) {
      whole += "@" + defaultSuite();
    }
    Path full = Path.of(kind, name + "@" + suite);
    return FileSystems.getDefault().getPathMatcher("glob:" + whole).matches(full);
  }

  /** The name of the machine that it runs on, one of several. */
  String machine(int number) {
    return "test-%s-%s-%d".formatted(suite, kind, number);
  }

  /** What it prints goes here. */
  Path log() {
    return Path.of("target/lab", toString().replace('/', '-') + ".log");
  }

  @Override
  public String toString() {
    return kind + "/" + name + (suite.equals(SUITES.get(0)) ? "" : "@" + suite);
  }
}
