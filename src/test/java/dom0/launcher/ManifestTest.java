package dom0.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What src/collection/Manifest.java makes of a tree. */
final class ManifestTest {
  private static final String GALAXY =
      """
      ---
      # a comment
      namespace: dom0
      name: xen
      version: "1.2.3"
      readme: README.md
      authors:
        - A \u00dcmlaut "quoted"
      license:
        - Apache-2.0
      repository: https://example.com/x
      """;

  @TempDir static Path folder;
  private static Path tree;
  private static Path other;

  /** Once for all tests: each time it is compiled anew. */
  @BeforeAll
  static void write() throws Exception {
    tree = writeTree("tree");
    other = writeTree("other");
    Files.setPosixFilePermissions(
        other.resolve("roles/runtime/files/run"), PosixFilePermissions.fromString("rw-------"));
    manifest(tree);
    manifest(other);
  }

  private static Path writeTree(String name) throws IOException {
    Path root = folder.resolve(name);
    Path files = Files.createDirectories(root.resolve("roles/runtime/files"));
    Files.writeString(root.resolve("README.md"), "readme\n");
    Files.writeString(root.resolve("galaxy.yml"), GALAXY);
    Files.writeString(files.resolve("run"), "#!/bin/sh\n");
    Files.writeString(files.resolve("xen_guest.jar"), "x".repeat(1000));
    return root;
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  private static void manifest(Path tree) throws Exception {
    String java = System.getProperty("java.home") + "/bin/java";
    run(java, "src/collection/Manifest.java", tree.toString(), "2026-01-31T00:00:00Z");
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(file));
  }

  @Test
  void writesTheManifests() throws Exception {
    JsonNode info = json(tree.resolve("MANIFEST.json")).path("collection_info");
    assertEquals("1.2.3", info.path("version").asText());
    assertEquals("A \u00dcmlaut \"quoted\"", info.path("authors").path(0).asText());
    assertTrue(info.path("homepage").isNull());
    List<String> names = new ArrayList<>();
    json(tree.resolve("FILES.json")).path("files").forEach(f -> names.add(f.path("name").asText()));
    assertEquals(
        List.of(
            ". README.md roles roles/runtime roles/runtime/files roles/runtime/files/SHA256SUMS"
                .split(" ", -1)),
        names.subList(0, 6));
    assertEquals(8, names.size());
    assertFalse(Files.exists(tree.resolve("galaxy.yml")));
  }

  @Test
  void packsTheProgramsAsRootOwnsThem() throws Exception {
    Path files = tree.resolve("roles/runtime/files");
    String tar = files.resolve("programs.tar").toString();
    String list = run("tar", "--utc", "-tvf", tar);
    assertTrue(list.contains("drwxr-xr-x root/root         0 2026-01-31 00:00 dom0-xen/1.2.3/\n"));
    assertTrue(list.contains("-rwxr-xr-x root/root        10 2026-01-31 00:00 dom0-xen/1.2.3/run"));
    assertTrue(list.contains("-rw-r--r-- root/root      1000 2026-01-31 00:00"), list);
    run("tar", "-xf", tar, "-C", folder.toString());
    String folderOnHost = folder.resolve("dom0-xen/1.2.3").toString();
    run("sh", "-c", "cd \"$1\" && sha256sum -c \"$2/SHA256SUMS\"", "", folderOnHost, "" + files);
    assertFalse(Files.exists(files.resolve("xen_guest.jar")));
  }

  @Test
  void setsTheModes() throws Exception {
    Path run = other.resolve("roles/runtime/files/run");
    assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(run)));
  }

  @Test
  void givesTheSameBytesTwice() throws Exception {
    for (String name : List.of("MANIFEST.json", "FILES.json", "roles/runtime/files/programs.tar")) {
      assertArrayEquals(
          Files.readAllBytes(tree.resolve(name)), Files.readAllBytes(other.resolve(name)));
    }
  }
}
