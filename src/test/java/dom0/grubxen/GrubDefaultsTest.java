package dom0.grubxen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.module.Refused;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Editing a shell file without touching what is not meant. */
class GrubDefaultsTest {
  /** A file before and after the variable V was set. */
  record Row(String before, String value, String after) {}

  static Stream<Row> rows() {
    return Stream.of(
        new Row("", "b", "V=\"b\"\n"),
        new Row("A=1", "b", "A=1\nV=\"b\"\n"),
        new Row("#V=\"\"\nA=1\n", "b", "#V=\"\"\nV=\"b\"\nA=1\n"),
        new Row("# V=x\n\n", "1", "# V=x\nV=1\n\n"),
        new Row("V=\"a\"", "b c", "V=\"b c\""),
        new Row("V='a'\nA=1\n", "b c", "V='b c'\nA=1\n"),
        new Row("V=a\n", "b c", "V=\"b c\"\n"),
        new Row("V=\n", "b", "V=\"b\"\n"),
        new Row("\texport V=\"a\"  # V=z\n", "b", "\texport V=\"b\"  # V=z\n"),
        new Row("V=\"a\"\nV=\"c\"\n", "b", "V=\"a\"\nV=\"b\"\n"),
        new Row(": ${V:=x}\n", "b", ": ${V:=x}\nV=\"b\"\n"),
        new Row("VV=1\nX_V=2\nA=\"$V\" # V=3\n", "b", "VV=1\nX_V=2\nA=\"$V\" # V=3\nV=\"b\"\n"),
        new Row("if a; then\n  A=1\nfi\nV=\"a\"\n", "b", "if a; then\n  A=1\nfi\nV=\"b\"\n"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void setsAVariableAndKeepsEveryOtherByte(Row row) {
    GrubDefaults once = new GrubDefaults("/f", row.before()).with("V", row.value());

    assertEquals(row.after(), once.text());
    assertEquals(Optional.of(row.value()), once.value("V"));
    assertEquals(once.text(), once.with("V", row.value()).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V+=a",
        "V = a",
        "V =a",
        "V=\"a",
        "V=\"a\\",
        "V=$A",
        "V=\"$(id)\"",
        "V=`id`",
        "V=a b",
        "V=a; A=2",
        "A=1 V=a",
        "test 1 && V=a",
        "V=\"a\"'b'",
        "V='a\"b\"'",
        "V=\"a\\\"b\"",
        "V=a\"b\"",
        "if x; then\nV=a\nfi",
        "case x in\nx) V=a;;\nesac",
        "f() {\nV=a\n}",
        ": ${V=x}"
      })
  void refusesWhatIsNoPlainLiteral(String text) {
    GrubDefaults file = new GrubDefaults("/f", text + "\n");

    Refused refused = assertThrows(Refused.class, () -> file.with("V", "b"));

    assertEquals("/f:", String.valueOf(refused.getMessage()).substring(0, 3));
  }

  @Test
  void namesTheLineWithTheWrongEnd() {
    GrubDefaults file = new GrubDefaults("/f", "A=1\nB=2\r\n");

    Refused refused = assertThrows(Refused.class, file::refuseUnreadable);

    assertEquals("/f:2 has CRLF line ends; sh cannot source it: convert it", refused.getMessage());
  }

  @Test
  void seesWhatDebiansXenCfgSetsUnderAConditionOnly() {
    String text = GrubMenuTest.captured("xen-hypervisor-common-4.17-xen.cfg");
    GrubDefaults file = new GrubDefaults("/etc/default/grub.d/xen.cfg", text);

    assertEquals(0, file.assignments("GRUB_CMDLINE_XEN_DEFAULT").size());
    assertEquals(1, file.assignments("GRUB_DEFAULT").size());
    assertEquals(1, file.assignments("XEN_OVERRIDE_GRUB_DEFAULT").size());
    assertTrue(file.assignments("GRUB_DEFAULT").get(0).conditional());
    assertTrue(file.assignments("XEN_OVERRIDE_GRUB_DEFAULT").get(0).conditional());
  }
}
