package dom0.xenguest.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainList;
import dom0.xenguest.xl.Xl;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host without any process of xl, which changes between two looks at it. */
class StopGuestTest {
  private static final String DOM0 =
      """
      Name                                        ID   Mem VCPUs\tState\tTime(s)
      Domain-0                                     0  1024     1     r-----     9.9
      """;
  private static final String DOWN =
      DOM0 + "web                                          3   128     1     ---s--     5.0\n";

  private final Host host = mock(Host.class);
  private final Domain web =
      DomainList.parse(DOWN.replace("---s--", "-b----")).stream()
          .filter(it -> it.id() == 3)
          .findFirst()
          .orElseThrow();

  private static CommandResult printed(String text) {
    return new CommandResult(List.of("xl"), 0, text, "");
  }

  /** Seen on a Xen host: its process of xl cleared the domain away and ended between two looks. */
  @Test
  void takesADomainForGoneThatGoesWhileItIsLookedAt() {
    when(host.run(any())).thenReturn(printed(""));
    when(host.clock()).thenReturn(Duration.ZERO);
    when(host.run(Xl.list())).thenReturn(printed(DOWN), printed(DOM0));

    List<Command> commands = new StopGuest(web, Duration.ofMinutes(1), false).carryOut(host);

    assertEquals(
        List.of(Command.of("xl", "shutdown", "3")),
        commands.stream().map(it -> Command.of(it.argv())).toList());
  }

  @Test
  void refusesToDestroyOneThatStays() {
    when(host.run(any())).thenReturn(printed(""));
    when(host.clock()).thenReturn(Duration.ZERO);
    when(host.run(Xl.list())).thenReturn(printed(DOWN));

    StopGuest step = new StopGuest(web, Duration.ofMinutes(1), false);

    String message =
        String.valueOf(assertThrows(HostFailure.class, () -> step.carryOut(host)).getMessage());
    assertTrue(message.contains("no process of xl clears its domain away"), message);
  }
}
