package dom0.lvmvolume.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dom0.shell.ShellWords;
import dom0.text.UnusableValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lvol's option opts says in words that have an option of their own here. */
class LvcreateWordsTest {
  /** A line, what of it is known, and what lvcreate is given. */
  private record Row(String line, Map<String, String> known, List<String> others) {}

  static Stream<Row> lines() {
    return Stream.of(
        new Row("", Map.of(), List.of()),
        new Row(
            "--type raid1 -m1 --nosync",
            Map.of("type", "raid1", "mirrors", "1"),
            List.of("--nosync")),
        new Row("-pr -Wy", Map.of("permission", "ro", "wipe", "y"), List.of()),
        new Row(
            "--errorwhenfull y -a ey",
            Map.of("when_full", "error", "active", "exclusive"),
            List.of()),
        new Row("-r 16", Map.of("read_ahead", "16"), List.of()),
        new Row("-i 2 -I64k --yes", Map.of("stripes", "2", "stripe_size", "64k"), List.of()),
        new Row("--stripes=2", Map.of("stripes", "2"), List.of()),
        new Row("--addtag a --addtag=b", Map.of("add_tags", "a,b"), List.of()),
        new Row("--profile 'my own' x\\ y", Map.of(), List.of("--profile", "my own", "x y")),
        new Row("--profile \"a=\\\"b\\\"\"", Map.of(), List.of("--profile", "a=\"b\"")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void sortsWords(Row row) {
    assertEquals(new LvcreateWords(row.known(), row.others()), LvcreateWords.read(row.line()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-L 1g",
        "-l5",
        "--size=1g",
        "-n x",
        "-s",
        "-T",
        "--thinpool p",
        "--config a=b",
        "-t",
        "-i",
        "'x"
      })
  void refusesWhatIsSaidElsewhereOrNotAtAll(String line) {
    assertThrows(UnusableValue.class, () -> LvcreateWords.read(line));
  }

  @Test
  void runsNothing() {
    assertEquals(List.of("$(reboot)", "`x`"), ShellWords.of("$(reboot) `x`"));
  }
}
