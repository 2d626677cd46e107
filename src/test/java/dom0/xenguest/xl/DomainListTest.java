package dom0.xenguest.xl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dom0.host.HostFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What xl list prints, as seen of Xen 4.17. */
class DomainListTest {
  private static final String HEADER =
      "Name                                        ID   Mem VCPUs\tState\tTime(s)\n";

  /** The letters and the seconds of CPU time, and what they mean. */
  record Row(String letters, String seconds, DomainState state) {}

  static List<Row> rows() {
    return List.of(
        new Row("r-----", "12.3", DomainState.RUNNING),
        new Row("-b----", "0.0", DomainState.RUNNING),
        new Row("------", "12.3", DomainState.RUNNING),
        new Row("--p---", "12.3", DomainState.PAUSED),
        new Row("--p---", "0.0", DomainState.UNFINISHED),
        new Row("---s--", "12.3", DomainState.SHUTDOWN),
        new Row("---sr-", "12.3", DomainState.SHUTDOWN),
        new Row("--psr-", "12.3", DomainState.SHUTDOWN),
        new Row("--psc-", "12.3", DomainState.CRASHED),
        new Row("---sw-", "12.3", DomainState.CRASHED),
        new Row("--p--d", "12.3", DomainState.DYING));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void readsTheLetters(Row row) {
    String line =
        "%-40s %5d %5d %5d     %s  %8s\n".formatted("web", 7, 128, 1, row.letters(), row.seconds());

    Domain domain = DomainList.parse(HEADER + line).get(0);

    assertEquals("web (domain 7)", domain.toString());
    assertEquals(row.state(), domain.state());
  }

  @Test
  void readsFromTheRight() {
    String text =
        HEADER
            + "Domain-0                                     0  1024     2     r-----      77.7\n"
            + "a name 1 2 3                                12 65536    64     -b----  123456.7\n"
            + "(null)                                       9     0     1     --p--d       3.2\n";

    List<Domain> domains = DomainList.parse(text);

    assertEquals(
        List.of("Domain-0 (domain 0)", "a name 1 2 3 (domain 12)", "(null) (domain 9)"),
        domains.stream().map(Domain::toString).toList());
    assertEquals(65536, domains.get(1).memoryMib());
  }

  @Test
  void readsUuidsAlsoOfWhatHasNoNameAnyMore() {
    String text =
        """
        Name                                        ID   Mem VCPUs\tState\tTime(s)   UUID                            Reason-Code\tSecurity Label
        Domain-0                                     0  1024     2     r-----      77.7 00000000-0000-0000-0000-000000000000        -                -
        (null)                                       9     0     1     --ps-d       3.2 11111111-2222-3333-4444-555555555555        3                -
        """;

    assertEquals(Optional.of("11111111-2222-3333-4444-555555555555"), DomainList.uuid(text, 9));
    assertEquals(Optional.empty(), DomainList.uuid(text, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "Name ID\nweb 7 128 1 ?????? 1.0\n", "Name\n\n"})
  void doesNotGuess(String text) {
    assertThrows(HostFailure.class, () -> DomainList.parse(text));
  }
}
