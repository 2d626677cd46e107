package dom0.xenguest.xl;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dom0.host.Host;
import dom0.host.HostFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The processes of xl, as /proc shows them. */
class XlProcessesTest {
  @Test
  void passesOverAProcessThatMayNotBeLookedAt() {
    Host host = mock(Host.class);
    when(host.list("/proc")).thenReturn(List.of("1"));
    when(host.linkTarget("/proc/1/exe"))
        .thenThrow(new HostFailure("could not read the link /proc/1/exe: permission denied"));

    assertFalse(new XlProcesses(host).anyAtWork());
  }
}
