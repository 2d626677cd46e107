package dom0.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text files are written so that nothing is lost. */
class TextFilesTest {
  private final LinuxHost host = new LinuxHost();

  @TempDir Path folder;

  @Test
  void writesANewFileWithItsMode() throws IOException {
    host.writeFile(path("new"), "text\n", 0600);

    assertEquals("text\n", Files.readString(folder.resolve("new")));
    assertEquals("rw-------", mode("new"));
    assertOnlyFile("new");
  }

  @Test
  void keepsTheModeOfAFileThatIsThere() throws IOException {
    Path file = folder.resolve("old");
    Files.writeString(file, "a much longer text than the new one");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    host.writeFile(path("old"), "new", 0644);

    assertEquals("new", Files.readString(file));
    assertEquals("rw-r-----", mode("old"));
    assertOnlyFile("old");
  }

  @Test
  void writesThroughASymbolicLink() throws IOException {
    Path target = folder.resolve("target");
    Files.writeString(target, "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));

    host.writeFile(link.toString(), "new", 0644);

    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(target));
  }

  @Test
  void leavesTheOldFileWhenItCannotWrite() {
    HostFailure failure =
        assertThrows(HostFailure.class, () -> host.writeFile(path("no/such"), "x", 0644));

    assertEquals(
        "could not write %s: there is no folder %s".formatted(path("no/such"), path("no")),
        failure.getMessage());
    assertEquals(
        Optional.of("there is no folder " + path("no")), host.whyUnwritable(path("no/such")));
    assertEquals(Optional.empty(), host.whyUnwritable(path("new")));
  }

  /** As of a file whose filesystem is gone: what is written would be found nowhere. */
  @Test
  void writesThroughNoLinkThatLeadsNowhere() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), Path.of("gone"));

    HostFailure failure =
        assertThrows(HostFailure.class, () -> host.writeFile(path("link"), "x", 0644));

    assertTrue(failure.getMessage().contains("a link to gone, which is not there"));
    assertOnlyFile("link");
  }

  @Test
  void tellsBeforehandThatAFileCannotBeWritten() {
    assertTrue(host.whyUnwritable("/proc/sys/kernel/ostype").orElseThrow().contains("lsattr -d"));
  }

  @Test
  void sweepsWhatAKilledRunHasLeft() throws IOException {
    long gone = ended();
    Files.writeString(folder.resolve(".file." + gone + "~"), "half");

    host.writeFile(path("file"), "text", 0644);

    assertOnlyFile("file");
  }

  private static long ended() throws IOException {
    Process process = new ProcessBuilder("true").start();
    process.onExit().join();
    return process.pid();
  }

  @Test
  void refusesTextThatIsNotUtf8() throws IOException {
    Files.write(folder.resolve("latin1"), "tea\ncaf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    NotText failure = assertThrows(NotText.class, () -> host.readFile(path("latin1")));

    assertEquals(path("latin1") + ":2", failure.where());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  private void assertOnlyFile(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve(name)), files.toList());
    }
  }
}
