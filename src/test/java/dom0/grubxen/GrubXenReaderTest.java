package dom0.grubxen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.module.Json;
import dom0.simulated.SimulatedHost;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reading costs. */
class GrubXenReaderTest {
  private static SimulatedHost host(String xen) {
    return new SimulatedHost(
        Json.parse(
            """
            {"files": {"/etc/default/grub": ["GRUB_DEFAULT=0"], %s
              "/boot/vmlinuz-6.1.0-56-amd64": ""},
             "grub": {"generated_with": {}},
             "xen": {"commandline": "placeholder loglvl=all"}}
            """
                .formatted(xen)));
  }

  @Test
  void startsNoCommandOnPlainLinux() {
    SimulatedHost host = host("");

    RunningXen running = new GrubXenReader(host).read().running();

    assertEquals(RunningXen.none(), running);
    assertEquals(List.of(), host.commands());
  }

  @Test
  void startsOneCommandUnderXen() {
    SimulatedHost host = host("\"/sys/hypervisor/type\": [\"xen\"],");

    RunningXen running = new GrubXenReader(host).read().running();

    assertEquals("loglvl=all", running.options().map(XenCommandLine::toString).orElse(""));
    assertEquals(List.of(List.of("xl", "info")), host.commands());
  }
}
