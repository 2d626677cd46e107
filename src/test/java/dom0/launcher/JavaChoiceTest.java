package dom0.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of a host's Javas the launcher takes. */
@ParameterizedClass
@ValueSource(strings = {"dash", "bash"})
final class JavaChoiceTest {
  @Parameter String shell;
  @TempDir Path folder;
  private Sandbox host;

  @BeforeEach
  void install() throws IOException {
    host = Sandbox.with("lvm_volume", folder);
  }

  /** A java of this version, under jvm/NAME, that answers with its name. */
  private Path java(String name, String version) throws IOException {
    return host.installJava(name, version, "printf '{\"java\":\"" + name + "\"}\\n'");
  }

  private void assertTaken(String name) throws Exception {
    host.launch(shell, "{}", "lvm_volume").assertAnswer(0, "{\"java\":\"" + name + "\"}");
  }

  private void assertRefused(String... parts) throws Exception {
    host.launch(shell, "{}", "lvm_volume").assertRefusal(parts);
  }

  @Test
  void refusesWithoutJava() throws Exception {
    assertRefused("needs Java 17", "dom0.xen.runtime", "openjdk-17-jre-headless", "DOM0_XEN_JAVA");
  }

  @Test
  void refusesJava8() throws Exception {
    assertRefusedAfter("1.8.0_392", "(8)");
  }

  @Test
  void refusesJava16() throws Exception {
    assertRefusedAfter("16.0.2", "(16)");
  }

  private void assertRefusedAfter(String version, String seen) throws Exception {
    java("old", version);
    assertRefused("found only " + host.jvms() + "/old/bin/java" + seen + ";");
  }

  @Test
  void namesAllThatAreTooOld() throws Exception {
    java("a8", "1.8.0_392");
    java("b11", "11.0.21");
    assertRefused("a8/bin/java(8) ", "b11/bin/java(11);");
  }

  @Test
  void passesOverJava8OnThePath() throws Exception {
    Files.createSymbolicLink(host.bin().resolve("java"), java("a8", "1.8.0_392"));
    java("b17", "17.0.15");
    assertTaken("b17");
  }

  @Test
  void passesOverJava8WithItsJreFolder() throws Exception {
    host.installJavaWithoutRelease("a8/jre", "exit 1");
    Files.writeString(host.jvms().resolve("a8/release"), "JAVA_VERSION=\"1.8.0_392\"\n");
    Files.createSymbolicLink(host.bin().resolve("java"), host.jvms().resolve("a8/jre/bin/java"));
    java("b21", "21");
    assertTaken("b21");
  }

  @Test
  void prefersJavaHomeToThePath() throws Exception {
    Files.createSymbolicLink(host.bin().resolve("java"), java("a17", "17.0.15"));
    java("b25", "25-ea");
    host.set("JAVA_HOME", host.jvms().resolve("b25"));
    assertTaken("b25");
  }

  @Test
  void prefersThePathToTheRest() throws Exception {
    java("a17", "17.0.15");
    Files.createSymbolicLink(host.bin().resolve("java"), java("b21", "21.0.1"));
    assertTaken("b21");
  }

  @Test
  void ignoresAStaleJavaHome() throws Exception {
    host.set("JAVA_HOME", "/nowhere");
    java("a17", "17.0.15");
    assertTaken("a17");
  }

  @Test
  void takesTheNamedJava() throws Exception {
    java("a17", "17.0.15");
    host.set("DOM0_XEN_JAVA", java("b 25", "25.0.3"));
    assertTaken("b 25");
  }

  @Test
  void refusesANamedJavaThatIsNone() throws Exception {
    java("a17", "17.0.15");
    host.set("DOM0_XEN_JAVA", "/nowhere/java");
    assertRefused("DOM0_XEN_JAVA=/nowhere/java is not a Java 17 or newer");
  }

  @Test
  void refusesANamedJavaThatIsTooOld() throws Exception {
    java("a17", "17.0.15");
    host.set("DOM0_XEN_JAVA", java("b11", "11.0.21"));
    assertRefused("is not a Java 17 or newer", "b11/bin/java(11)");
  }

  @Test
  void triesAJavaOfUnknownVersionAndShowsWhatItSays() throws Exception {
    host.installJavaWithoutRelease("a", "echo 'Unrecognized option: -Xlog:disable' >&2; exit 1");
    assertRefused("ended with status 1", "Unrecognized option: -Xlog:disable");
  }

  @Test
  void triesAJavaWithoutAVersionInItsRelease() throws Exception {
    java("a", "unknown");
    assertTaken("a");
  }

  @Test
  void tellsItsChoice() throws Exception {
    Path java = java("a21", "21.0.1");
    host.launch(shell, "", "--java").assertAnswer(0, java + " 21");
  }
}
