package dom0.xenguest.xlcfg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that somebody wrote, what it shall say, and what it reads then. */
class XlEditTest {
  private static final String PATH = "/etc/xen/web.cfg";

  /** Three texts; of the second only the meaning counts. */
  record Row(String before, String desired, String after) {}

  static List<Row> keys() {
    return List.of(
        new Row("a = 1 # one\n", "a = 2", "a = 2 # one\n"),
        new Row("# top\n\na=1;b = 2\n", "a = 1; b = 3", "# top\n\na=1;b = 3\n"),
        new Row("memory = '0x80'\n", "memory = 128; b = 1", "memory = '0x80'\nb = 1\n"),
        new Row("a = 1", "a = 1; b = 2", "a = 1\nb = 2\n"),
        new Row("a = 1\nb = 2 # why\nc = 3\n", "a = 1; c = 3", "a = 1\nc = 3\n"),
        new Row("a = 1; b = 2; c = 3\n", "a = 1; c = 3", "a = 1;  c = 3\n"),
        new Row("a = 1; b = 2\n", "a = 1", "a = 1; \n"),
        new Row("  a = 1\n", "b = 1", "b = 1\n"),
        new Row("a = 'x'\na += 'y' # more\nb = 1\n", "a = 'z'; b = 1", "a = \"z\"\nb = 1\n"),
        new Row("a = 'x'\na += 'y'\n", "a = 'xy'; b = 1", "a = 'x'\na += 'y'\nb = 1\n"),
        new Row("a = 1\nb = 2\na = 3\n", "a = 4; b = 2", "a = 4\nb = 2\n"),
        new Row("a = [ 'x' ]\n", "a = 'x'", "a = \"x\"\n"),
        new Row("a = 'x'\n", "a = [ 'x' ]", "a = [\n  \"x\",\n]\n"));
  }

  static List<Row> lists() {
    return List.of(
        new Row(
            "vif = [ 'mtu=1', 'mtu=2' ]\n",
            "vif = ['mtu=1', 'mtu=3']",
            "vif = [ 'mtu=1', \"mtu=3\" ]\n"),
        new Row("a = [ 'x' ]\n", "a = ['x','y','z']", "a = [ 'x', \"y\", \"z\" ]\n"),
        new Row("a = [ 'x', ]\n", "a = ['x','y']", "a = [ 'x', \"y\", ]\n"),
        new Row(
            "a = [\n  'x' # it\n]\nb = [\n  '1'\n]\n",
            "a = ['x','y']; b = ['1','2','3']",
            "a = [\n  'x', # it\n  \"y\",\n]\nb = [\n  '1',\n  \"2\",\n  \"3\",\n]\n"),
        new Row("a = [ 'x', 'y', 'z' ]\n", "a = ['x','z']", "a = [ 'x',  'z' ]\n"),
        new Row("a = [\n 'x', # it\n 'y'\n]\n", "a = ['y']", "a = [\n 'y'\n]\n"),
        new Row("a = [\n 'x',\n 'y' # it\n]\n", "a = ['x']", "a = [\n 'x',\n]\n"),
        new Row("a = [ 'x', 'y' ]\n", "a = ['z']", "a = [\n  \"z\",\n]\n"),
        new Row("a = [ 'x' ] # all\n", "a = []", "a = [] # all\n"),
        new Row("a = [ ]\n", "a = ['x']", "a = [\n  \"x\",\n]\n"),
        new Row("a = [ 'x' ]\na += [ 'y' ]\n", "a = ['y']", "a = [\n  \"y\",\n]\n"));
  }

  @ParameterizedTest
  @MethodSource({"keys", "lists"})
  void changesOnlyWhatItMust(Row row) {
    XlConfig desired = XlConfigParser.parse(PATH, row.desired());
    String after = XlConfigParser.file(PATH, row.before()).edited(desired);

    assertEquals(row.after(), after);
    assertTrue(XlConfigParser.parse(PATH, after).meansTheSameAs(desired));
    assertEquals(after, XlConfigParser.file(PATH, after).edited(desired), "a second time");
  }

  @Test
  void aNewFileIsWrittenInOurOrder() {
    XlConfig desired = XlConfigParser.parse(PATH, "vif = ['']; zz = 1; memory = 1; name = 'web'");

    assertEquals(desired.render(), XlFile.EMPTY.edited(desired));
    assertTrue(
        desired.render().endsWith("name = \"web\"\nmemory = 1\nvif = [\n  \"\",\n]\nzz = 1\n"));
  }

  @Test
  void aListInAListStandsOnOneLine() {
    XlConfig config = XlConfigParser.parse(PATH, "vnuma = [ [ 'pnode=0', 1 ], [ 'pnode=1' ] ]");

    assertTrue(
        config.render().endsWith("vnuma = [\n  [\"pnode=0\", 1],\n  [\"pnode=1\"],\n]\n"),
        config.render());
  }
}
