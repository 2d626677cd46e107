package dom0.xenguest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.text.Problems;
import dom0.xenguest.xl.Console;
import dom0.xenguest.xlcfg.DeviceSpec;
import dom0.xenguest.xlcfg.SecretText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Devices of all other kinds. */
class DevicesTest {
  /** A kind, a text, and how we write it or what we complain of. */
  record Row(String kind, String text, String expected) {}

  static List<Row> rows() {
    return List.of(
        new Row("vfb", "vncdisplay=1, vnc=1", "vnc=1,vncdisplay=1"),
        new Row("vfb", "", ""),
        new Row("vfb", "vnc=1,vnc=0", "vnc is given twice"),
        new Row(
            "vfb", "vncpasswd=a\"b", "vncpasswd must hold no comma, quote or control character"),
        new Row("channel", "name=a,path=/x,connection=socket", "name=a,connection=socket,path=/x"),
        new Row("channel", "connection=pty", "it has no name"),
        new Row("p9", "tag=a,path=/b,security_model=none", "tag=a,path=/b,security_model=none"),
        new Row("p9", "tag=a", "it has no path; it has no security_model"),
        new Row("pci", "0000:01:00.0@10,seize=1", "0000:01:00.0@10,seize=1"),
        new Row("pci", "01:00.*", "01:00.*"),
        new Row("pci", "01:00.8", "bdf cannot be '01:00.8'"),
        new Row("pci", "seize=1", "it has no bdf"),
        new Row("pci", "01:00.0,seize", "a part is no key=value"),
        new Row("usbctrl", "version=2,type=qusb", "type=qusb,version=2"),
        new Row("usbdev", "hostbsu=1", "unknown parameter 'hostbsu'; did you mean hostbus?"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void reads(Row row) {
    Problems problems = new Problems();
    DeviceSpec device = DeviceSpec.parse(row.kind(), row.text(), problems);

    assertEquals(
        row.expected(),
        problems.isEmpty() ? device.render(row.kind()) : String.join("; ", problems.found()));
  }

  @Test
  void aDictionaryIsWrittenAsTheStringIs() {
    Problems problems = new Problems();
    Map<String, String> given = Map.of("bdf", "01:00.0", "permissive", "true", "seize", "false");

    assertEquals(
        "01:00.0,permissive=1,seize=0", DeviceSpec.of("pci", given, problems).render("pci"));
    assertEquals(List.of(), problems.found());
  }

  /** A text that holds a password, and what is shown of it. */
  record Secret(String text, String shown) {}

  static List<Secret> secrets() {
    return List.of(
        new Secret("vncpasswd = \"a\\\"b\"\nvnc = 1\n", "vncpasswd = ********\nvnc = 1\n"),
        new Secret("spicepasswd='x y'", "spicepasswd=********"),
        new Secret(
            "vfb = [ 'vnc=1,vncpasswd=x,sdl=0' ]", "vfb = [ 'vnc=1,vncpasswd=********,sdl=0' ]"),
        new Secret("memory = 1\n", "memory = 1\n"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void showsNoPassword(Secret secret) {
    assertEquals(secret.shown(), SecretText.masked(secret.text()));
    assertEquals(
        !secret.text().equals(secret.shown()), SecretText.isIn(Guests.config(secret.text())));
  }

  @Test
  void anEmptyPasswordIsNone() {
    assertEquals(false, SecretText.isIn(Guests.config("vncpasswd = ''\nvfb = ['vncpasswd=']\n")));
  }

  @Test
  void aConsoleIsShownWithoutWhatMovesACursor() {
    String text = "one\r\n\u001b[1;32m two\u001b[0m \u0007\r\n\r\nthree";

    assertEquals(List.of(" two", "", "three"), Console.tail(text, 3));
    assertEquals(List.of("one", " two", "", "three"), Console.tail(text, 100));
  }
}
