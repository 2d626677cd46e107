package dom0.xenguest.xl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dom0.host.CommandResult;
import dom0.host.Host;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host that changes between two looks at it. */
class DomainsTest {
  private static CommandResult list(String letters, String seconds) {
    String line = "%-40s %5d %5d %5d     %s  %8s\n";
    return new CommandResult(
        List.of("xl", "list"),
        0,
        "Name                                        ID   Mem VCPUs\tState\tTime(s)\n"
            + line.formatted("Domain-0", 0, 1024, 1, "r-----", "9.9")
            + line.formatted("web", 3, 128, 1, letters, seconds),
        "");
  }

  /** As seen of a guest that rebooted by pygrub: xl let it run between its list and its log. */
  @ParameterizedTest
  @CsvSource({"-b----, 1.0, RUNNING", "--p---, 0.0, PAUSED"})
  void looksAgainOnceTheLogSaysThatXlWaits(String letters, String seconds, DomainState state) {
    Host host = mock(Host.class);
    when(host.run(Xl.list())).thenReturn(list(letters, seconds));
    when(host.clock()).thenReturn(Duration.ZERO);
    when(host.readEnd(eq(XlProcesses.log("web")), anyInt()))
        .thenReturn(Optional.of("Waiting for domain web (domid 3) to die [pid 946]\n"));
    List<Domain> before = DomainList.parse(list("--p---", "0.0").stdout());
    Domains domains = new Domains(host, "web");

    Optional<Domain> rest = domains.atRest(domains.named(before));

    assertEquals(Optional.of(state), rest.map(Domain::state));
  }
}
