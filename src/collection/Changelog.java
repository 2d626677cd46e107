import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes changelogs/changelog.yaml of a collection from CHANGELOG.md: {@code java Changelog.java
 * CHANGELOG.md FILE}. It is the form that Ansible's tools read (antsibull-changelog): YAML, with
 * every text in double quotes. What is not released yet has no version and is left out.
 */
final class Changelog {
  private static final Pattern RELEASE =
      Pattern.compile("## \\[(\\d\\S*)] - (\\d{4}-\\d\\d-\\d\\d)");

  private static final int WIDTH = 100;

  /** What Keep a Changelog calls a section, and what antsibull-changelog calls it. */
  private static final Map<String, String> SECTIONS =
      Map.of(
          "Added", "minor_changes",
          "Changed", "minor_changes",
          "Deprecated", "deprecated_features",
          "Removed", "removed_features",
          "Fixed", "bugfixes",
          "Security", "security_fixes");

  private final Map<String, Release> releases = new LinkedHashMap<>();
  private Release release = new Release("");
  private List<String> section = new ArrayList<>();

  private record Release(String date, Map<String, List<String>> changes) {
    Release(String date) {
      this(date, new LinkedHashMap<>());
    }
  }

  private Changelog() {}

  public static void main(String... args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: java Changelog.java CHANGELOG.md FILE");
      System.exit(2);
    }
    Changelog changelog = new Changelog();
    Files.readAllLines(Path.of(args[0])).forEach(changelog::read);
    Path file = Path.of(args[1]);
    Files.createDirectories(file.getParent());
    Files.writeString(file, changelog.text());
  }

  private void read(String line) {
    Matcher header = RELEASE.matcher(line);
    if (header.matches()) {
      release = new Release(header.group(2));
      releases.put(header.group(1), release);
    } else if (line.startsWith("## ")) {
      release = new Release(""); // not released: read, and left out
    } else if (line.startsWith("### ")) {
      String name = SECTIONS.get(line.substring(4));
      if (name == null) {
        throw new IllegalArgumentException("no section of a changelog: " + line);
      }
      section = release.changes.computeIfAbsent(name, it -> new ArrayList<>());
    } else if (line.startsWith("- ")) {
      section.add(line.substring(2));
    } else if (line.startsWith("  ")) {
      section.set(section.size() - 1, section.get(section.size() - 1) + " " + line.strip());
    }
  }

  private String text() {
    return releases.entrySet().stream()
        .map(it -> "    %s: %s".formatted(quoted(it.getKey()), text(it.getValue())))
        .collect(
            Collectors.joining(
                ",\n", "{\n  \"ancestor\": null,\n  \"releases\": {\n", "\n  }\n}\n"));
  }

  private static String text(Release release) {
    return release.changes.entrySet().stream()
        .map(it -> "        %s: [%s]".formatted(quoted(it.getKey()), items(it.getValue())))
        .collect(
            Collectors.joining(
                ",\n",
                "{\n      \"release_date\": %s,\n      \"changes\": {\n"
                    .formatted(quoted(release.date)),
                "\n      }\n    }"));
  }

  private static String items(List<String> items) {
    return items.stream()
        .map(it -> "\n          " + folded(quoted(it)))
        .collect(Collectors.joining(",", "", "\n        "));
  }

  /**
   * In several lines, where linters find one too long: YAML reads a line's end in quotes as a
   * space.
   */
  private static String folded(String quoted) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : quoted.split(" ")) {
      if (column + word.length() > WIDTH) {
        lines.append("\n         ");
        column = 0;
      }
      lines.append(lines.isEmpty() ? "" : " ").append(word);
      column += word.length() + 1;
    }
    return lines.toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
