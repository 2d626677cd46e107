package dom0.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dom0.launcher.Sandbox.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that Ansible sends for each module, with the arguments where Ansible writes them. */
@ParameterizedClass
@CsvSource({
  "grub_xen, dash", "lvm_volume, dash", "xen_guest, dash", "xen_info, dash",
  "grub_xen, bash", "lvm_volume, bash", "xen_guest, bash", "xen_info, bash"
})
final class ModuleScriptTest {
  private static final String PLACEHOLDER = "<<INCLUDE_ANSIBLE_MODULE_JSON_ARGS>>";
  private static final String KEEP =
      "#!/bin/sh\ncat >\"$PWD/given\"; printf '{\"module\":\"%s\",\"arguments\":%s}\\n' $1 $#\n";

  @Parameter(0)
  String module;

  @Parameter(1)
  String shell;

  @TempDir Path folder;
  private Sandbox host;

  @BeforeEach
  void install() throws IOException {
    host = new Sandbox(folder);
  }

  private String text() throws IOException {
    return Files.readString(Path.of("modules", module + ".sh"));
  }

  /** What Maven and then Ansible make of the file. */
  private String substituted(String arguments) throws IOException {
    return text()
        .replace("@project.version@", Sandbox.VERSION)
        .replace("/usr/lib/dom0-xen", host.programs().toString())
        .replace(PLACEHOLDER, arguments);
  }

  /** With pipelining the shell reads the script from stdin. */
  private Answer piped(String arguments) throws Exception {
    return host.run(substituted(arguments), List.of("/usr/bin/" + shell));
  }

  private Answer fromFile(String arguments) throws Exception {
    Path file = host.script(host.file("AnsiballZ_" + module), substituted(arguments));
    return host.run("", List.of("/usr/bin/" + shell, file.toString()));
  }

  private void assertArrives(String arguments) throws Exception {
    host.script(host.home().resolve("run"), KEEP);
    String line = "{\"module\":\"" + module + "\",\"arguments\":1}";
    piped(arguments).assertAnswer(0, line);
    assertEquals(arguments + "\n", Files.readString(host.file("given")));
    fromFile(arguments).assertAnswer(0, line);
    assertEquals(arguments + "\n", Files.readString(host.file("given")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "it's \"quoted\"",
        "$(touch x) `touch x` ${HOME} $$ !! \\ \\\\ \\n %s %%",
        "line\nARGUMENTS\nline\nEOF\n",
        "tab\t bell\u0007 null\u0000 escape\u001b",
        "\u00e9 \u2028 \ud83d\ude80",
        "<<SELINUX_SPECIAL_FILESYSTEMS>> syslog.LOG_USER {{ x }} @project.version@"
      })
  void handsOverTheArguments(String value) throws Exception {
    String json = new ObjectMapper().writeValueAsString(Map.of("name", value));
    assertArrives(json);
  }

  @Test
  void handsOverLongArguments() throws Exception {
    assertArrives("{\"name\":\"" + "x".repeat(1_000_000) + "\"}");
  }

  @Test
  void passesTheStatusOn() throws Exception {
    host.script(host.home().resolve("run"), "#!/bin/sh\nprintf '{\"failed\":true}\\n'; exit 3\n");
    piped("{}").assertAnswer(3, "{\"failed\":true}");
  }

  private String refusal() throws Exception {
    Answer answer = piped("{}");
    JsonNode json = answer.json();
    assertEquals("", answer.err());
    assertEquals(0, answer.status());
    assertTrue(json.path("failed").asBoolean());
    return json.path("msg").asText();
  }

  @Test
  void saysThatNothingIsInstalled() throws Exception {
    assertEquals(
        "dom0.xen 1.2.3 is not on this host (versions in %s: none): ".formatted(host.programs())
            + "apply the role dom0.xen.runtime to it first",
        refusal());
  }

  @Test
  void namesTheVersionsThatAre() throws Exception {
    host.script(host.programs().resolve("1.0.0/run"), KEEP);
    host.script(host.programs().resolve("1.1.0-rc.1/run"), KEEP);
    host.script(host.programs().resolve("odd\"name\\/run"), KEEP);
    Files.createDirectories(host.programs().resolve("empty"));
    String message = refusal();
    assertTrue(message.contains(": 1.0.0 1.1.0-rc.1 oddname):"), message);
  }

  @Test
  void hasOnePlaceholderAndAPlainShebang() throws IOException {
    assertEquals(2, text().split(PLACEHOLDER, -1).length);
    assertTrue(text().startsWith("#!/bin/sh\n"));
    assertTrue(text().contains("run\" " + module + " <<'ARGUMENTS'\n" + PLACEHOLDER + "\n"));
  }
}
