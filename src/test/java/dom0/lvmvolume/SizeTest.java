package dom0.lvmvolume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a size comes to in extents of 4 MiB. */
class SizeTest {
  private static final Size.Room ROOM = new Size.Room(4 << 20, 126, 100, 51);

  /** A size as written, and the extents it comes to. */
  private record Row(String text, long extents) {}

  static Stream<Row> sizes() {
    return Stream.of(
        new Row("16", 4),
        new Row("10", 3),
        new Row("12m", 3),
        new Row("12M", 3),
        new Row("12 MiB", 3),
        new Row("12MB", 3),
        new Row("12582912b", 3),
        new Row("12582913B", 4),
        new Row("24576s", 3),
        new Row("12288k", 3),
        new Row("1g", 256),
        new Row("1024m", 256),
        new Row("1048576K", 256),
        new Row("1.5GiB", 384),
        new Row("1.1g", 282),
        new Row("0.001g", 1),
        new Row("0.1b", 1),
        new Row("1t", 1 << 18),
        new Row("7e", 7L << 38),
        new Row("33%VG", 41),
        new Row("33 % vg", 41),
        new Row("100%FREE", 100),
        new Row("1%free", 1),
        new Row("50%PVS", 25));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void comesToExtents(Row row) {
    assertEquals(row.extents(), Size.parse(row.text()).extents(ROOM));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.0g",
        "8e",
        "9999999999999999999999999999e",
        "+1g",
        "-1g",
        "+10%FREE",
        "0%VG",
        "101%VG",
        "12.5%FREE",
        "50%",
        "50%ORIGIN",
        "1,5m",
        "1e3",
        "1mm",
        "1xb",
        "1bb",
        "g",
        "",
        "$(x)",
        "1 g g",
        "١m"
      })
  void refusesWhatIsNoSize(String text) {
    assertThrows(Size.Malformed.class, () -> Size.parse(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 50, 99, 100})
  void takesAShareThatStaysWhenTheVolumeHasIt(long percent) {
    Size size = Size.parse(percent + "%FREE");
    long own = size.extents(ROOM);

    long again = size.extents(new Size.Room(4 << 20, 126, (100 - own) + own, 51));

    assertEquals(own, again);
  }

  @ParameterizedTest
  @MethodSource("shown")
  void showsBytesExactly(Shown row) {
    assertEquals(row.text(), Size.shown(row.bytes()));
  }

  /** A number of bytes and how it is shown. */
  private record Shown(long bytes, String text) {}

  static Stream<Shown> shown() {
    return Stream.of(
        new Shown(0, "0 B"),
        new Shown(512, "512 B"),
        new Shown(12 << 20, "12 MiB"),
        new Shown(3L << 29, "1536 MiB"),
        new Shown(1L << 40, "1 TiB"));
  }
}
