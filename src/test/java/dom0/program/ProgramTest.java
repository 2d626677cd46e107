package dom0.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dom0.json.Json;
import dom0.simulated.SimulatedHost;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A module as a process: its input, its one line of output, its status. */
class ProgramTest {
  private static final String NO_FILES = "{}";

  @Test
  void readsStdinAndWritesOneLine() {
    Program.Output output = run(NO_FILES, "{\"text\": \"new\"}");

    assertEquals("{\"changed\":true,\"commands\":[],\"text\":\"new\"}", output.text());
    assertEquals(Program.DONE, output.status());
  }

  @Test
  void readsAnArgumentsFile() {
    String files = "{\"files\": {\"/a.json\": \"{\\\"text\\\": \\\"new\\\"}\"}}";

    Program.Output output = run(files, "", "/a.json", "--check", "--diff");

    assertTrue(output.text().contains("\"before_header\":\"/etc/pretend\""), output.text());
  }

  @Test
  void writesAsciiWhateverTheText() {
    assertTrue(run(NO_FILES, "{\"text\": \"\u00e9\"}").text().contains("\\u00E9"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | the arguments in stdin are not JSON: it is empty",
        "[1] | the arguments in stdin are a list, not a JSON object",
        "\"x\" | the arguments in stdin are a string, not a JSON object",
        "null | the arguments in stdin are nothing, not a JSON object",
        "{} {} | the arguments in stdin are not JSON: there is more after the first value",
        "{\"text\": \"a\", \"text\": \"b\"} | Duplicate field 'text'",
        "lv=web | line 1, column ",
        "{\"text\": | line 1, column ",
      })
  void saysWhyTheArgumentsCannotBeRead(String stdin, String problem) {
    assertFailsSaying(problem, run(NO_FILES, stdin));
  }

  @Test
  void refusesDeepNestingInsteadOfOverflowing() {
    assertFailsSaying("nesting depth", run(NO_FILES, "[".repeat(1_000_000)));
  }

  @Test
  void refusesHugeArgumentsWithoutReadingThemAll() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };

    assertFailsSaying("larger than 16 MiB", program(NO_FILES, endless).run());
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin1 = "{\"text\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertFailsSaying("UTF-8", program(NO_FILES, new ByteArrayInputStream(latin1)).run());
  }

  @Test
  void saysHowToCallItOnATerminalInsteadOfWaiting() {
    String terminal = "{\"files\": {\"/proc/self/fd/0\": {\"link\": \"/dev/pts/3\"}}}";
    InputStream silent = mock(InputStream.class); // reading it would be the hang

    Program.Output output = program(terminal, silent).run();

    assertFailsSaying("usage: java -jar grub_xen.jar", output);
  }

  @Test
  void survivesAStdinThatCannotBeRead() throws IOException {
    InputStream broken = mock(InputStream.class);
    when(broken.readNBytes(anyInt())).thenThrow(new IOException("Input/output error"));

    assertFailsSaying("could not read stdin", program(NO_FILES, broken).run());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--chekc | unknown option '--chekc'; did you mean --check?",
        "/nosuch | there is no arguments file /nosuch",
      })
  void saysWhatIsWrongWithTheCommandLine(String arg, String problem) {
    assertFailsSaying(problem, run(NO_FILES, "", arg));
  }

  @Test
  void refusesTwoArgumentsFiles() {
    assertFailsSaying("more than one arguments file: a, b", run(NO_FILES, "", "a", "b"));
  }

  @Test
  void printsItsDocumentation() {
    Program.Output help = run(NO_FILES, "", "--help");

    assertEquals(Program.DONE, help.status());
    assertTrue(help.text().contains("dom0_mem"), help.text());
    assertFalse(help.text().contains("C("), "Ansible's markup is left in the text");
  }

  @Test
  void printsItsVersion() {
    assertTrue(run(NO_FILES, "", "--version").text().matches("grub_xen [0-9]+\\.[0-9]+\\.[0-9]+"));
  }

  private static void assertFailsSaying(String problem, Program.Output output) {
    assertEquals(Program.FAILED, output.status());
    assertTrue(output.text().startsWith("{\"failed\":true,\"changed\":false,\"msg\":\""));
    assertFalse(output.text().contains("\n"), output.text());
    String message = Json.parse(output.text()).get("msg").textOrEmpty();
    assertTrue(message.contains(problem), message);
  }

  private static Program.Output run(String host, String stdin, String... args) {
    byte[] bytes = stdin.getBytes(StandardCharsets.UTF_8);
    return program(host, new ByteArrayInputStream(bytes)).run(args);
  }

  private static Program program(String host, InputStream stdin) {
    return new Program(new Pretend(Pretend.Habit.NONE), new SimulatedHost(Json.parse(host)), stdin);
  }
}
