package dom0.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.launcher.Sandbox.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher makes a class data archive, with a script in the place of java. */
@ParameterizedClass
@ValueSource(strings = {"dash", "bash"})
final class ArchiveTest {
  /** Does what a JVM does with its flag: writes the archive; and keeps what it was given. */
  private static final String DUMP =
      "{ echo \"$@\"; cat; } >\"$PWD/given\"; for a in \"$@\"; do case $a in"
          + " -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) echo archive >\"${a#*=}\";;"
          + " esac; done; exit 3";

  @Parameter String shell;
  @TempDir Path folder;
  private Sandbox host;
  private Path archive;

  @BeforeEach
  void install() throws IOException {
    host = Sandbox.with("grub_xen", folder);
    archive = host.home().resolve("grub_xen-17.jsa");
  }

  private void assertSays(String expected, String... arguments) throws Exception {
    host.launch(shell, "", arguments).assertAnswer(0, "grub_xen-17.jsa: " + expected);
  }

  private void make() throws Exception {
    Path java = host.installJava("jdk", "17.0.15", DUMP);
    assertSays("made with " + java, "--archive", "grub_xen");
  }

  /** The words and the standard input that java was given last. */
  private String given() throws IOException {
    return Files.readString(host.file("given"));
  }

  @Test
  void makesAnArchiveThatAllCanRead() throws Exception {
    make();
    assertEquals(
        "rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)));
  }

  @Test
  void leavesNothingElseBehind() throws Exception {
    make();
    try (Stream<Path> files = Files.list(host.home())) {
      assertEquals(
          List.of("grub_xen-17.jsa", "grub_xen-17.jsa.stamp", "grub_xen.jar", "run"),
          files.map(Path::getFileName).map(Path::toString).sorted().toList());
    }
  }

  @Test
  void runsTheSampleAsAnsibleRunsAModule() throws Exception {
    make();
    assertTrue(given().endsWith("/grub_xen.jar dom0.grubxen.GrubXen --sample\n{}\n"), given());
  }

  @Test
  void leavesAnArchiveThatIsRight() throws Exception {
    make();
    assertSays("up to date", "--archive", "grub_xen");
    assertSays("up to date", "--archive", "--check");
  }

  @Test
  void makesItAgainWhenTheJarChanges() throws Exception {
    make();
    Files.writeString(host.home().resolve("grub_xen.jar"), "another stand-in");
    make();
  }

  @Test
  void makesItAgainWhenTheJarIsTouched() throws Exception {
    make();
    Files.setLastModifiedTime(host.home().resolve("grub_xen.jar"), FileTime.fromMillis(5000));
    make();
  }

  @Test
  void makesItAgainWhenTheJdkChanges() throws Exception {
    make();
    Files.writeString(host.jvms().resolve("jdk/lib/modules"), "newer classes");
    assertSays("would be made", "--archive", "--check");
    host.installJava("jdk", "17.0.15", DUMP);
    Files.writeString(host.jvms().resolve("jdk/lib/modules"), "newer classes");
    Answer answer = host.launch(shell, "", "--archive");
    assertTrue(answer.out().startsWith("grub_xen-17.jsa: made with"), answer.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"25.0.4", "25.0.5.1", "25.0.10", "25.1", "26.0.2", "26.1", "27"})
  void makesACacheWhereJavaRejectsAStaleOne(String version) throws Exception {
    Path java = host.installJava("jdk", version, DUMP);
    String file = "grub_xen-" + version.substring(0, 2) + ".aot";

    Answer made = host.launch(shell, "", "--archive", "grub_xen");

    made.assertAnswer(0, file + ": made with " + java);
    assertTrue(given().contains(" -XX:AOTCacheOutput=" + host.home().resolve(file)), given());
    host.launch(shell, "", "--archive", "--check").assertAnswer(0, file + ": up to date");
    host.launch(shell, "{}", "grub_xen");
    assertTrue(given().contains(" -XX:AOTCache=" + host.home().resolve(file) + " -cp"), given());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"25", "25-ea", "25.0.3", "25.0.3.1", "26", "26-ea", "26.0.1", "24.0.9", "21.0.12"})
  void makesAnArchiveWhereJavaMightTakeAStaleCache(String version) throws Exception {
    host.installJava("jdk", version, DUMP);
    host.launch(shell, "", "--archive", "grub_xen");
    assertTrue(given().contains(" -XX:ArchiveClassesAtExit="), given());
    host.launch(shell, "{}", "grub_xen");
    assertTrue(given().contains(" -XX:SharedArchiveFile="), given());
  }

  @Test
  void onlyTellsInCheckMode() throws Exception {
    host.installJava("jdk", "17.0.15", DUMP);
    assertSays("would be made", "--archive", "--check");
    assertFalse(Files.exists(archive));
  }

  @Test
  void makesThoseOfAllModules() throws Exception {
    host.installJar("xen_guest");
    host.installJava("jdk", "17.0.15", DUMP);

    Answer answer = host.launch(shell, "", "--archive");

    assertEquals(2, answer.out().lines().filter(line -> line.contains(": made with")).count());
    assertEquals(0, answer.status());
  }

  @Test
  void saysWhyItCouldNotBeMade() throws Exception {
    host.installJava("jdk", "17.0.15", "echo DynamicDumpSharedSpaces is unsupported >&2; exit 1");

    Answer answer = host.launch(shell, "", "--archive", "grub_xen");

    assertEquals(2, answer.status());
    assertTrue(answer.out().contains("grub_xen-17.jsa: not made"), answer.out());
    assertTrue(answer.out().contains("DynamicDumpSharedSpaces is unsupported"), answer.out());
    assertFalse(Files.exists(archive));
  }

  @Test
  void passesOverAJarThatIsNoneOfOurs() throws Exception {
    host.installJar("another");
    host.installJar("xen_guest");
    host.installJava("jdk", "17.0.15", DUMP);

    Answer answer = host.launch(shell, "", "--archive");

    assertEquals(2, answer.status());
    assertTrue(answer.out().contains("another.jar is no program of dom0.xen"), answer.out());
    assertEquals(2, answer.out().lines().filter(line -> line.contains(": made with")).count());
  }

  @Test
  void saysThatAJarIsMissing() throws Exception {
    host.installJava("jdk", "17.0.15", DUMP);

    Answer answer = host.launch(shell, "", "--archive", "lvm_volume");

    assertEquals(2, answer.status());
    assertTrue(answer.out().contains("lvm_volume.jar is missing"), answer.out());
  }
}
