package dom0.grubxen.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.grubxen.grub.GrubLayout;
import dom0.grubxen.grub.GrubWords;
import dom0.grubxen.option.LineOption;
import dom0.json.Json;
import dom0.json.JsonText;
import dom0.module.Refused;
import dom0.simulated.SimulatedHost;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Changing options where they stand in the files. What a file comes to is asked of the real sh,
 * before the change and after it.
 */
class SettingLineTest {
  private static final String MAIN = "/etc/default/grub";
  private static final String DROP_INS = "/etc/default/grub.d/";
  private static final String V = SettingNames.XEN_DEFAULT;

  /** An option "name=value", or "-name" that shall not be there; several words with "&". */
  record Wish(String name, List<String> texts) implements LineOption {
    static List<Wish> of(String text) {
      return Arrays.stream(text.split(" "))
          .filter(word -> !word.isEmpty())
          .map(
              word ->
                  word.startsWith("-")
                      ? new Wish(word.substring(1), List.of())
                      : new Wish(word.replaceFirst("=.*", ""), List.of(word.split("&"))))
          .toList();
    }

    @Override
    public boolean matches(String word) {
      return word.replaceFirst("=.*", "").equals(name);
    }

    @Override
    public boolean isSatisfiedBy(List<String> words) {
      return words.equals(texts);
    }

    @Override
    public boolean isEffectiveWith(List<String> words) {
      return words.equals(texts);
    }
  }

  private static Settings settings(Map<String, String> files) {
    SimulatedHost host = new SimulatedHost(Json.parse(JsonText.of(Map.of("files", files))));
    return new SettingsReader(host, new GrubLayout("/boot/grub", "update-grub", "grub", true))
        .read(false);
  }

  /** The files with V for GRUB_CMDLINE_XEN_DEFAULT, as sh reads them. */
  private static Settings settings(String... pathsAndTexts) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], long_(pathsAndTexts[i + 1]));
    }
    return settings(files);
  }

  private static String long_(String text) {
    return text.replaceAll("\\bV\\b", V);
  }

  private static Map<String, String> texts(Settings settings) {
    return settings.files().stream()
        .collect(
            Collectors.toMap(
                SettingsFile::path, SettingsFile::text, (a, b) -> a, LinkedHashMap::new));
  }

  private static Settings set(Settings settings, String wishes, Target target) {
    return new SettingLine(settings, V, target).with(Wish.of(wishes), word -> true);
  }

  /** A file before and after a change. */
  record Row(String before, String wishes, String after) {}

  static Stream<Row> rows() {
    return Stream.of(places(), quotes(), several()).flatMap(rows -> rows);
  }

  private static Stream<Row> places() {
    return Stream.of(
        new Row("", "b=1", "V=\"b=1\"\n"),
        new Row("A=1", "b=1", "A=1\nV=\"b=1\"\n"),
        new Row("#V=\"\"\nA=1\n", "b=1", "#V=\"\"\nV=\"b=1\"\nA=1\n"),
        new Row(
            "if :; then\n#V=\"\"\nA=1\nfi\n", "b=1", "if :; then\n#V=\"\"\nA=1\nfi\nV=\"b=1\"\n"),
        new Row("V=\"a b=1 c\"\n", "b=2", "V=\"a b=2 c\"\n"),
        new Row("V=\"b=0 a b=1\"\n", "b=2", "V=\"b=2 a\"\n"),
        new Row("V=\"a  b=1  c \"\n", "b=2", "V=\"a  b=2  c \"\n"),
        new Row("V=\" a  b=1\"\n", "-b", "V=\" a\"\n"),
        new Row("V=\"b=1 a\"\n", "-b", "V=\"a\"\n"),
        new Row("V=\"b=1\"\n", "-b", "V=\"\"\n"),
        new Row("V=\"a b=1 c\"\n", "-b", "V=\"a c\"\n"));
  }

  private static Stream<Row> quotes() {
    return Stream.of(
        new Row("V='a'\n", "b=1", "V='a b=1'\n"),
        new Row("V='a'\n", "b=1;2", "V='a \"b=1;2\"'\n"),
        new Row("V=\"a\"\n", "b=1;2", "V=\"a \\\"b=1;2\\\"\"\n"),
        new Row("V=\"\\\"b=1;2\\\" a\"\n", "b=3", "V=\"b=3 a\"\n"),
        new Row("V=\"\\\"b=1;2\\\" a\"\n", "c", "V=\"\\\"b=1;2\\\" a c\"\n"),
        new Row("V=a\n", "b=1", "V=\"a b=1\"\n"),
        new Row("V=b=1\n", "b=2", "V=b=2\n"),
        new Row("V=b=1\n", "b=2;3", "V=\"\\\"b=2;3\\\"\"\n"),
        new Row("V=\n", "b=1", "V=b=1\n"),
        new Row("V=\"\"\n", "b=1", "V=\"b=1\"\n"),
        new Row("V=\" \"\n", "b=1", "V=\"b=1\"\n"),
        new Row("V=\"a\"' c'd\n", "b=1", "V=\"a cd b=1\"\n"),
        new Row("V=a\\ c\n", "b=1", "V=\"a c b=1\"\n"),
        new Row("\texport V=\"a\"  # V=z\n", "b=1", "\texport V=\"a b=1\"  # V=z\n"),
        new Row("V=\"a\" A=1\n", "b=1", "V=\"a b=1\" A=1\n"),
        new Row("A=1; V=\"a\"; B=2\n", "b=1", "A=1; V=\"a b=1\"; B=2\n"));
  }

  private static Stream<Row> several() {
    return Stream.of(
        new Row("V=\"a\"\nV=\"c\"\n", "b=1", "V=\"a\"\nV=\"c b=1\"\n"),
        new Row("V=\"a \\\n  c\"\n", "b=1", "V=\"a \\\n  c b=1\"\n"),
        new Row("V=\"a \\\n  b=1 \\\n  c\"\n", "b=2", "V=\"a \\\n  b=2 \\\n  c\"\n"),
        new Row("V=\"a \\\n  b=1\"\n", "-b", "V=\"a\"\n"),
        new Row("V=\"a b=1\"\nV=\"$V c\"\n", "b=2", "V=\"a b=2\"\nV=\"$V c\"\n"),
        new Row("V=\"a\"\nV=\"${V} c\"\n", "b=2", "V=\"a\"\nV=\"${V} c b=2\"\n"),
        new Row("V=\"b=1\"\nV=\"$V b=2\"\n", "b=3", "V=\"b=3\"\nV=\"$V\"\n"),
        new Row("A=x\nV=\"$A b=1\"\n", "b=2", "A=x\nV=\"$A b=2\"\n"),
        new Row("V=\"$(echo x) b=1\"\n", "b=2 c=3", "V=\"$(echo x) b=2 c=3\"\n"),
        new Row(": ${V:=x}\n", "b=1", ": ${V:=x}\nV=\"x b=1\"\n"),
        new Row("VV=1\nX_V=2\nA=\"$V\" # V=3\n", "b=1", "VV=1\nX_V=2\nA=\"$V\" # V=3\nV=\"b=1\"\n"),
        new Row(
            "if false; then\n  A=1\nfi\nV=\"a\"\n",
            "b=1",
            "if false; then\n  A=1\nfi\nV=\"a b=1\"\n"),
        new Row("V=\"a\"\n", "b=1&b=2", "V=\"a b=1 b=2\"\n"),
        new Row("V=\"b=2 a b=1\"\n", "b=1&b=2", "V=\"b=1 b=2 a\"\n"),
        new Row("V=\"b b\"\n", "b=1&b=1", "V=\"b=1 b=1\"\n"),
        new Row("V=\"a b=1 c=2\"\n", "c=3 -b d", "V=\"a c=3 d\"\n"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void changesTheOptionsAndKeepsEveryOtherByte(Row row) {
    Target target = new Target(MAIN, false);

    Settings after = set(settings(MAIN, row.before()), row.wishes(), target);

    assertEquals(long_(row.after()), texts(after).get(MAIN));
    Settings again = settings(texts(after));
    assertSame(again, set(again, row.wishes(), target), "sh does not read what was meant");
    for (Wish wish : Wish.of(row.wishes())) {
      List<String> words = wish.of(GrubWords.of(again.value(V)));
      assertEquals(wish.texts(), words);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V=\"$(echo a)\"\nif :; then V=x; fi",
        "test 1 && V=a",
        "if :; then\nV=a\nfi",
        "case x in\nx) V=a;;\nesac",
        "f() {\nV=a\n}\nf",
        "A=b=1\nV=\"$A\"",
        "V=$(echo b=1)",
        "V=a\neval V=x",
        "V=a\nunset V",
        "V=a\nread V <<E\nx\nE"
      })
  void refusesWhatItCannotChange(String text) {
    Settings settings = settings(MAIN, text + "\n");

    Refused refused =
        assertThrows(Refused.class, () -> set(settings, "b=2", new Target(MAIN, false)));

    assertTrue(String.valueOf(refused.getMessage()).contains("/etc/default/grub:"));
  }

  @Test
  void hasNothingToChangeInWhatIsComputedAndRight() {
    Settings settings = settings(MAIN, "V=\"$(echo b=1)\"\n");

    assertSame(settings, set(settings, "b=1 -c", new Target(MAIN, false)));
  }

  @Test
  void refusesALineThatADropInSets() {
    Settings settings = settings(MAIN, "V=\"a\"\n", DROP_INS + "zz.cfg", "# x\nV=\"z\"\n");

    Refused refused =
        assertThrows(Refused.class, () -> set(settings, "b=2", new Target(MAIN, false)));

    assertEquals(
        "/etc/default/grub.d/zz.cfg:2 overrides GRUB_CMDLINE_XEN_DEFAULT of /etc/default/grub:"
            + " GRUB_CMDLINE_XEN_DEFAULT=\"z\"; remove that line, or change it there"
            + " (path: /etc/default/grub.d/zz.cfg, or auto)",
        refused.getMessage());
  }

  @Test
  void changesTheDropInThatSetsTheLineWhenItMay() {
    Settings settings = settings(MAIN, "V=\"a\"\n", DROP_INS + "zz.cfg", "# x\nV=\"z\"\n");

    Settings after = set(settings, "b=2", new Target(MAIN, true));

    assertEquals(long_("V=\"a\"\n"), texts(after).get(MAIN));
    assertEquals(long_("# x\nV=\"z b=2\"\n"), texts(after).get(DROP_INS + "zz.cfg"));
  }

  @Test
  void changesAChainWhereEachOptionStands() {
    Settings settings = settings(MAIN, "V=\"b=1\"\n", DROP_INS + "zz.cfg", "V=\"$V z\"\n");

    Settings after = set(settings, "b=2 c", new Target(MAIN, true));

    assertEquals(long_("V=\"b=2\"\n"), texts(after).get(MAIN));
    assertEquals(long_("V=\"$V z c\"\n"), texts(after).get(DROP_INS + "zz.cfg"));
    assertThrows(Refused.class, () -> set(settings, "c", new Target(MAIN, false)));
  }

  @Test
  void takesAllAlongIntoANewDropIn() {
    Settings settings = settings(MAIN, "V=\"a b=1\"\n");

    Settings after = set(settings, "b=2", new Target(DROP_INS + "xen-ours.cfg", false));

    assertEquals(long_("V=\"a b=1\"\n"), texts(after).get(MAIN));
    assertEquals(
        long_(
            """
            # Written by grub_xen of dom0.xen; sourced by grub-mkconfig after /etc/default/grub.
            V="a b=2"
            """),
        texts(after).get(DROP_INS + "xen-ours.cfg"));
  }

  @Test
  void leavesNothingButWhatIsWanted() {
    Settings settings = settings(MAIN, "V=\"a b=1 c\"\n");

    Settings after =
        new SettingLine(settings, V, new Target(MAIN, false))
            .with(Wish.of("b=1"), word -> word.startsWith("b="));

    assertEquals(long_("V=\"b=1\"\n"), texts(after).get(MAIN));
  }

  @Test
  void beginsALineOfItsOwnBehindALastLineWithoutAnEnd() {
    SettingsFile file = new SettingsFile(MAIN, "V=1\nA=\"x\"");

    assertEquals("V=1\nA=\"x\"\nV=\"$A y\"\n", file.withNew("V", "\"$A y\"", "A").text());
  }
}
