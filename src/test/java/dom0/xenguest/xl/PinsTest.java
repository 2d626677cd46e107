package dom0.xenguest.xl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.xenguest.Guests;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where virtual CPUs run, as xl vcpu-list of Xen 4.17 prints it, beside what a file says. */
class PinsTest {
  private static final String LIST =
      """
      Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)
      a b 7                                7     0    1   -b-       8.3  5-8 / all
      a b 7                                7     1    -   --p       0.0  all / 0,2
      other                                8     0    0   r--       1.0  all / all
      """;

  @Test
  void readsEveryVirtualCpuOfADomain() {
    assertEquals(
        List.of(new Pins.Row(0, "1", "5-8", "all"), new Pins.Row(1, "-", "all", "0,2")),
        Pins.parse(LIST, 7));
  }

  /** What a file says, what one virtual CPU has, and whether that is astray on 8 CPUs. */
  record Row(String cpus, String live, boolean astray) {}

  static List<Row> rows() {
    return List.of(
        new Row("cpus = '5-8'", "5-8", false),
        new Row("cpus = '5,6,7-8'", "5-8", false),
        new Row("cpus = '0-3,^2'", "0-1,3", false),
        new Row("cpus = '0-3,^2,2'", "0-3", false),
        new Row("cpus = '4-7'", "4-6", true),
        new Row("cpus = '5-8'", "5-7", false), // there is no CPU 8
        new Row("cpus = '0-9'", "all", false),
        new Row("cpus = '5-8'", "all", true),
        new Row("cpus = 'all'", "all", false),
        new Row("cpus = 'all'", "5", true),
        new Row("cpus = '0-7'", "all", false),
        new Row("cpus = 5", "5", false),
        new Row("cpus = ['5', '6']", "5", false),
        new Row("cpus = ['6', '5']", "5", true),
        new Row("cpus = []", "5", false),
        new Row("cpus = 'nodes:0'", "5", false),
        new Row("cpus = '5'", "none", false),
        new Row("memory = 1", "5", false));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void comparesByTheCpus(Row row) {
    Pins pins = new Pins(List.of(new Pins.Row(0, "0", row.live(), "all")), Optional.of(8L));

    assertEquals(row.astray(), !pins.astray("cpus", Guests.config(row.cpus())).isEmpty());
  }

  @Test
  void whatIsBehindTheEndOfAListIsNotBound() {
    XlConfig config = Guests.config("cpus = ['5']");

    assertEquals(Optional.of("all"), Pins.wanted(config, "cpus", 1));
    assertEquals(Optional.empty(), Pins.wanted(config, "cpus_soft", 1));
  }
}
