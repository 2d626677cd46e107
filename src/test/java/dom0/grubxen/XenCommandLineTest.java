package dom0.grubxen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Setting one option on a line and keeping the rest. */
class XenCommandLineTest {
  /** A line before and after one option was set. */
  record Row(String before, OptionKind kind, String name, List<String> words, String after) {}

  private static Row row(String before, OptionKind kind, String wanted, String after) {
    String[] parts = wanted.split(": ?", 2);
    List<String> words =
        Arrays.stream(parts[1].split(" ")).filter(word -> !word.isEmpty()).toList();
    return new Row(before, kind, parts[0], words, after);
  }

  static Stream<Row> rows() {
    return Stream.of(
        row("", OptionKind.TEXT, "com1: com1=115200", "com1=115200"),
        row("a com1=9600 b", OptionKind.TEXT, "com1: com1=115200", "a com1=115200 b"),
        row("com1=1 a com1=2", OptionKind.TEXT, "com1: com1=3", "com1=3 a"),
        row("com10=1", OptionKind.TEXT, "com1: com1=3", "com10=1 com1=3"),
        row("a com1=1 b", OptionKind.TEXT, "com1:", "a b"),
        row("a  b", OptionKind.TEXT, "com1:", "a b"),
        row("no-smt", OptionKind.BOOL, "smt: smt=no", "no-smt"),
        row("smt=enable", OptionKind.BOOL, "smt: smt", "smt=enable"),
        row("no-smt", OptionKind.BOOL, "smt: smt", "smt"),
        row("no-smt=1", OptionKind.BOOL, "smt: smt=no", "smt=no"),
        row("smt=No", OptionKind.BOOL, "smt: smt=no", "smt=no"),
        row("smt smt", OptionKind.BOOL, "smt: smt", "smt"),
        row("no-watchdog", OptionKind.SWITCH, "watchdog: watchdog=no", "no-watchdog"),
        row("watchdog", OptionKind.SWITCH, "watchdog: watchdog=yes", "watchdog=yes"),
        row("ucode=scan", OptionKind.CUSTOM, "ucode: ucode=scan ucode=1", "ucode=scan ucode=1"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void setsAnOptionOnce(Row row) {
    WantedOption wanted =
        new WantedOption(row.name(), row.kind(), row.words().stream().map(XenWord::new).toList());

    XenCommandLine once = XenCommandLine.parse(row.before()).with(wanted);

    assertEquals(row.after(), once.toString());
    assertEquals(once, once.with(wanted));
  }
}
