package dom0.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.launcher.Sandbox.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the Java that runs this test and a jar of one class. */
final class RealJavaTest {
  private static final String JAVA = System.getProperty("java.home") + "/bin/java";
  private static final String ARGUMENTS = "{\"name\":\"\u00e9\ud83d\ude80\"}\n";

  @TempDir Path folder;
  private Sandbox host;
  private Path jar;
  private Path archive;

  @BeforeEach
  void install() throws IOException {
    host = new Sandbox(folder);
    host.installLauncher();
    host.set("DOM0_XEN_JAVA", JAVA);
    jar = host.home().resolve("grub_xen.jar");
    writeJar();
    String kind = takesCache() ? ".aot" : ".jsa";
    archive = host.home().resolve("grub_xen-" + Runtime.version().feature() + kind);
  }

  private static boolean takesCache() {
    return Runtime.version().compareTo(Runtime.Version.parse("25.0.4")) >= 0;
  }

  /** The smallest module: its answer is its arguments. */
  private static final String ECHO =
      """
      package dom0.grubxen;

      import java.io.IOException;
      import java.nio.file.Files;
      import java.nio.file.Path;

      public final class GrubXen {
        public static void main(String... args) throws IOException {
          boolean named = args.length > 0 && !args[0].startsWith("-");
          Path file = named ? Path.of(args[0]) : null;
          System.out.write(file == null ? System.in.readAllBytes() : Files.readAllBytes(file));
          System.out.flush();
        }
      }
      """;

  private void writeJar() throws IOException {
    Path source = Files.writeString(host.file("GrubXen.java"), ECHO);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", "" + source.getParent(), "" + source);
    assertEquals(0, status);
    String name = "dom0/grubxen/GrubXen.class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(name));
      out.write(Files.readAllBytes(host.file(name)));
    }
  }

  private Answer launch(String... arguments) throws Exception {
    return host.launch("sh", ARGUMENTS, arguments);
  }

  private void makeArchive() throws Exception {
    launch("--archive", "grub_xen").assertAnswer(0, archive.getFileName() + ": made with " + JAVA);
  }

  private void assertAnswers() throws Exception {
    launch("grub_xen").assertAnswer(0, ARGUMENTS.strip());
  }

  @Test
  void answers() throws Exception {
    assertAnswers();
  }

  @Test
  void answersFromAFileWithAnyName() throws Exception {
    Path file = Files.writeString(host.file("\u00e9 \ud83d\ude80.json"), "{\"a\":1}\n");

    launch("grub_xen", file.toString()).assertAnswer(0, "{\"a\":1}");
  }

  @Test
  void makesAnArchiveThatJavaTakes() throws Exception {
    makeArchive();

    // With these the JVM refuses to start rather than to go without the archive.
    List<String> strict =
        List.of(
            JAVA,
            "-XX:TieredStopAtLevel=1",
            Runtime.version().feature() < 21 ? "-XX:+UseG1GC" : "-XX:+UseSerialGC",
            takesCache() ? "-XX:AOTMode=on" : "-Xshare:on",
            (takesCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive,
            "-cp",
            jar.toString(),
            "dom0.grubxen.GrubXen");
    host.run(ARGUMENTS, strict).assertAnswer(0, ARGUMENTS.strip());
    assertAnswers();
  }

  @Test
  void makesItOnce() throws Exception {
    makeArchive();
    launch("--archive", "grub_xen").assertAnswer(0, archive.getFileName() + ": up to date");
  }

  @Test
  void answersWithAStaleArchive() throws Exception {
    makeArchive();
    Files.setLastModifiedTime(jar, FileTime.fromMillis(5000));
    assertAnswers();
  }

  @Test
  void answersWithGarbageForAnArchive() throws Exception {
    Files.writeString(archive, "garbage\n".repeat(10_000));
    assertAnswers();
    Files.writeString(archive, "");
    assertAnswers();
  }

  /** JDK 17 dies of it after a report of lines that Ansible drops; the last line is the answer. */
  @Test
  void lastLineIsAnAnswerWithATruncatedArchive() throws Exception {
    makeArchive();
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

    List<String> lines = launch("grub_xen").out().lines().toList();

    assertTrue(lines.get(lines.size() - 1).startsWith("{"), lines.toString());
    assertTrue(lines.stream().filter(line -> line.startsWith("{")).count() == 1);
  }

  /** As on a host that limits what a process may have: the JVM cannot even reserve its heap. */
  @Test
  void saysThatThereIsNoRoomForAHeap() throws Exception {
    String limited = "ulimit -v 500000; exec sh " + host.home() + "/run grub_xen";
    host.run(ARGUMENTS, List.of("/usr/bin/sh", "-c", limited))
        .assertRefusal("ended with status 1", "Could not");
  }

  @Test
  void saysThatAJarIsJunk() throws Exception {
    Files.write(jar, "junk".getBytes(UTF_8));
    launch("grub_xen").assertRefusal("ended with status 1", "grub_xen.jar");
  }

  @Test
  void tellsOfAnArchiveThatCannotBeMade() throws Exception {
    Files.write(jar, "junk".getBytes(UTF_8));
    Answer answer = launch("--archive", "grub_xen");
    assertEquals(2, answer.status());
    assertTrue(answer.out().contains(": not made"), answer.out());
  }
}
