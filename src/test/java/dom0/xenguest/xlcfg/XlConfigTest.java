package dom0.xenguest.xlcfg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.module.Refused;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A guest's file: read as xl reads it, written so that xl reads the same. */
class XlConfigTest {
  private static final String PATH = "/etc/xen/web.cfg";

  /** A text that xl refuses, and how we say so. */
  record Bad(String text, String message) {}

  static List<Bad> bad() {
    return List.of(
        new Bad("Memory = 1\n", "line 1: here xl expects a key in lower case"),
        new Bad("memory 1\n", "line 1: expected = after memory"),
        new Bad(
            "memory = 128M\n", "line 1: after the value of memory xl expects the line's end or ;"),
        new Bad("\nmemory = -5\n", "line 2: here xl expects \"a string\", a number or [a list]"),
        new Bad("a = 1.5\n", "line 1: after the value of a xl expects the line's end or ;"),
        new Bad("a = None\n", "line 1: here xl expects \"a string\", a number or [a list]"),
        new Bad("a = \"b\n\"\n", "line 1: a string does not end on its line"),
        new Bad("a = \"\\x41\"\n", "line 1: xl knows no such escape in a string"),
        new Bad("a = \"b\" \"c\"\n", "line 1: after the value of a xl expects the line's end or ;"),
        new Bad("a = [ 1 2 ]\n", "line 1: in a list xl expects , or ]"),
        new Bad("a = [ 1,\n", "line 2: here xl expects \"a string\", a number or [a list]"),
        new Bad("a = 1\r\n", "line 1: after the value of a xl expects the line's end or ;"),
        new Bad("a = 1\n# no newline", "line 2: here xl expects a key in lower case"),
        new Bad("a = 1\na += 2\n", "line 2: += joins two strings or two lists; xl would drop a"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesWhatXlDoesNotRead(Bad bad) {
    Refused refused = assertThrows(Refused.class, () -> XlConfigParser.parse(PATH, bad.text()));

    assertEquals(
        PATH + ", " + bad.message() + ": xl cannot read this file; mend it, or move it away",
        refused.getMessage());
  }

  @Test
  void readsWhatXlReads() {
    XlConfig config =
        XlConfigParser.parse(
            PATH,
            """
            # a comment
            name = 'we"b'; type = "pv" # behind a value
            memory=0x80
            vcpus = "2"
            extra = "a \\"q\\" \\\\ #;"
            extra += ' b'
            disk = [ # one
              'phy:/dev/vg0/web,xvda,w',

            ]
            disk += [ ]
            memory = 0140""");

    assertEquals(Optional.of("we\"b"), config.text("name"));
    assertEquals(Optional.of("a \"q\" \\ #; b"), config.text("extra"));
    assertEquals(Optional.of(96L), config.number("memory"));
    assertEquals(Optional.of(2L), config.number("vcpus"));
    assertEquals(List.of("phy:/dev/vg0/web,xvda,w"), config.strings("disk"));
  }

  @Test
  void writesWhatReadsAsTheSame() {
    XlConfig config =
        XlConfig.EMPTY
            .with("later", XlValue.of("x"))
            .with("vif", XlValue.of(List.of("", "bridge=xenbr0")))
            .with("extra", XlValue.of("a 'q' \\ \"x\" # ; $(x) \u00e9"))
            .with("memory", XlValue.of(128))
            .with("name", XlValue.of("web"));

    assertEquals(
        """
        # Written by dom0.xen's xen_guest. An option of a task replaces its key here; other keys are kept.
        name = "web"
        extra = "a 'q' \\\\ \\"x\\" # ; $(x) \u00e9"
        memory = 128
        vif = [
          "",
          "bridge=xenbr0",
        ]
        later = "x"
        """,
        config.render());
    assertTrue(XlConfigParser.parse(PATH, config.render()).meansTheSameAs(config));
  }

  /** Two writings, and whether xl reads the same. */
  record Pair(String one, String two, boolean same) {}

  static List<Pair> pairs() {
    return List.of(
        new Pair("memory = 128", "memory = '0x80'", true),
        new Pair("memory = 128", "memory = 129", false),
        new Pair("cmdline = '010'", "cmdline = '8'", false),
        new Pair(
            "vif = [ 'mac=00:16:3E:00:00:01,bridge=b' ]",
            "vif = [ 'bridge=b, mac=00:16:3e:00:00:01' ]",
            true),
        new Pair("disk = [ '/d,raw,xvda,w' ]", "disk = [ 'vdev=xvda,target=/d' ]", true),
        new Pair("disk = [ '/d,raw,xvda,r' ]", "disk = [ '/d,raw,xvda,rw' ]", false),
        new Pair("disk = [ 'nbd:a,xvda,w' ]", "disk = [ 'nbd:b,xvda,w' ]", false),
        new Pair("a = 1; b = 2", "b = 2\na = 1", true),
        new Pair("a = 1", "a = 1; b = 2", false));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void comparesByMeaning(Pair pair) {
    XlConfig one = XlConfigParser.parse(PATH, pair.one());
    XlConfig two = XlConfigParser.parse(PATH, pair.two());

    assertEquals(pair.same(), one.meansTheSameAs(two));
    assertEquals(pair.same(), two.meansTheSameAs(one));
    assertFalse(one.meansTheSameAs(XlConfig.EMPTY));
  }
}
