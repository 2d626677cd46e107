package dom0.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What src/collection/Changelog.java makes of CHANGELOG.md. */
final class ChangelogTest {
  private static final String MARKDOWN =
      """
      # Changelog

      Words before it.

      ## [Unreleased]

      ### Added

      - Not out yet.

      ## [1.1.0] - 2026-02-03

      ### Changed

      - `a`: "quoted" \\ and
        in two lines.

      ### Added

      - More.

      ### Fixed

      - A bug whose description has so many words that no reader of YAML would want to see them all in one and the same line.

      ## [1.0.0] - 2026-01-02

      ### Added

      - All.
      """;

  private static final String EXPECTED =
      """
      {"ancestor": null, "releases": {
        "1.1.0": {"release_date": "2026-02-03", "changes": {
          "minor_changes": ["`a`: \\"quoted\\" \\\\ and in two lines.", "More."],
          "bugfixes": ["A bug whose description has so many words that no reader of YAML would want to see them all in one and the same line."]}},
        "1.0.0": {"release_date": "2026-01-02", "changes": {"minor_changes": ["All."]}}}}
      """;

  @TempDir Path folder;

  @Test
  void tellsOfEachRelease() throws Exception {
    Path markdown = Files.writeString(folder.resolve("CHANGELOG.md"), MARKDOWN);
    assertEquals(new ObjectMapper().readTree(EXPECTED), changelog(markdown));
  }

  @Test
  void readsOurs() throws Exception {
    JsonNode first = changelog(Path.of("CHANGELOG.md")).path("releases").path("0.1.0");
    assertEquals("2026-11-22", first.path("release_date").asText());
  }

  private JsonNode changelog(Path markdown) throws Exception {
    String java = System.getProperty("java.home") + "/bin/java";
    Path file = folder.resolve("changelogs/changelog.yaml");
    Process process =
        new ProcessBuilder(java, "src/collection/Changelog.java", "" + markdown, "" + file)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    String text = Files.readString(file);
    assertTrue(text.lines().allMatch(it -> it.length() <= 120), text);
    return new ObjectMapper().valueToTree(new Yaml().load(text));
  }
}
