package dom0.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dom0.launcher.Sandbox.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher with scripts in the place of java: what reaches java, and what comes back. */
@ParameterizedClass
@ValueSource(strings = {"dash", "bash"})
final class LauncherTest {
  private static final String DONE = "{\"changed\":false}";
  private static final String ANSWER = "printf '%s\\n' '" + DONE + "'";

  @Parameter String shell;
  @TempDir Path folder;
  private Sandbox host;

  @BeforeEach
  void install() throws IOException {
    host = Sandbox.with("xen_guest", folder);
  }

  private Answer launchWith(String java, String... arguments) throws Exception {
    host.installJava("jdk17", "17.0.15", java);
    return host.launch(shell, "{\"name\":\"web1\"}", arguments);
  }

  @Test
  void passesStdinAndAnswer() throws Exception {
    launchWith("cat; echo", "xen_guest").assertAnswer(0, "{\"name\":\"web1\"}");
  }

  @Test
  void passesArguments() throws Exception {
    String java = "printf '%s\\n' \"$@\" >\"$PWD/argv\"; " + ANSWER;

    launchWith(java, "xen_guest", "an args file.json", "--check", "--diff").assertAnswer(0, DONE);

    List<String> argv = Files.readAllLines(host.file("argv"));
    String jar = host.home() + "/xen_guest.jar";
    assertEquals(
        List.of("-cp", jar, "dom0.xenguest.XenGuest", "an args file.json", "--check", "--diff"),
        argv.subList(argv.indexOf("-cp"), argv.size()));
    assertTrue(argv.contains("-XX:SharedArchiveFile=" + host.home() + "/xen_guest-17.jsa"));
  }

  @Test
  void passesModuleFailure() throws Exception {
    launchWith(ANSWER + "; exit 3", "xen_guest").assertAnswer(3, DONE);
  }

  @Test
  void dropsStderrOfAnAnswer() throws Exception {
    launchWith("echo remark >&2; " + ANSWER, "xen_guest").assertAnswer(0, DONE);
  }

  @Test
  void carriesMuchOnBothStreams() throws Exception {
    String much = "printf '%0300000d' 0 >&2; printf '\"%0300000d\"\\n' 0";

    assertEquals(300_003, launchWith(much, "xen_guest").out().length());
  }

  @Test
  void cleansTheEnvironment() throws Exception {
    for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      host.set(name, "-Dx=y");
    }
    host.set("CLASSPATH", "/elsewhere");
    host.set("LC_ALL", "C");

    launchWith("env >\"$PWD/env\"; " + ANSWER, "xen_guest").assertAnswer(0, DONE);

    List<String> lines = Files.readAllLines(host.file("env"));
    assertTrue(lines.stream().noneMatch(line -> line.matches("_?(JAVA|JDK|CLASSPATH).*")));
    assertTrue(lines.contains("LC_ALL=C.UTF-8"));
    assertTrue(lines.contains("PATH=" + host.bin() + ":" + host.file("sbin")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 134, 255})
  void saysHowJavaDied(int status) throws Exception {
    launchWith("echo 'no \"heap\"' >&2; exit " + status, "xen_guest")
        .assertRefusal("ended with status " + status, "no \"heap\"");
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "KILL, 137"})
  void saysThatJavaWasKilled(String signal, int status) throws Exception {
    launchWith("kill -" + signal + " $$", "xen_guest").assertRefusal("status " + status);
  }

  @Test
  void quotesWhateverJavaSaid() throws Exception {
    String said = "a \"b\" \\n c\\\\d\ttab\nline \u00e9 \ud83d\ude80 $(x) `y`";
    Files.writeString(host.file("said"), said);

    Answer answer = launchWith("cat \"$PWD/said\" >&2; exit 1", "xen_guest");

    answer.assertRefusal("a \"b\" \\n c\\\\d tab line   $(x) `y`");
  }

  @Test
  void namesTheMissingJar() throws Exception {
    launchWith(ANSWER, "grub_xen")
        .assertRefusal(host.home() + "/grub_xen.jar is missing", "dom0.xen.runtime");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../xen_guest", "--chek", "a/b"})
  void refusesWhatIsNoModule(String name) throws Exception {
    launchWith(ANSWER, name).assertRefusal(name + " is not a module");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", ""})
  void showsItsUsage(String option) throws Exception {
    Answer answer = launchWith(ANSWER, option);

    assertEquals(0, answer.status());
    assertTrue(answer.out().startsWith("usage: run MODULE [ARGSFILE]"), answer.out());
  }

  @Test
  void worksFromARelativePath() throws Exception {
    host.installJava("jdk17", "17.0.15", ANSWER);

    host.run("{}", List.of("/usr/bin/env", "-C", host.home().toString(), "./run", "xen_guest"))
        .assertAnswer(0, DONE);
    host.run("{}", List.of("/usr/bin/env", "-C", host.home().toString(), shell, "run", "xen_guest"))
        .assertAnswer(0, DONE);
    host.run("{}", List.of("/usr/bin/" + shell, "lib/1.2.3/run", "xen_guest"))
        .assertAnswer(0, DONE);
  }

  @Test
  void answersWithoutAnyJava() throws Exception {
    JsonNode json = host.launch(shell, "{}", "xen_guest").json();

    assertTrue(json.path("msg").asText().contains("needs Java 17 or newer on this host; apply"));
  }
}
