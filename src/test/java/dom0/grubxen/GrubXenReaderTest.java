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

  private static GrubXenFound read(SimulatedHost host) {
    GrubXenWanted.Rules rules =
        new GrubXenWanted.Rules(new Target(Layout.DEFAULTS, false), false, false, false, false);
    GrubXenWanted nothing =
        new GrubXenWanted(List.of(), List.of(), BootDefault.KEEP, rules, false, false, List.of());
    return new GrubXenReader(nothing, host).read();
  }

  private static List<String> programs(SimulatedHost host) {
    return host.commands().stream().map(command -> command.get(0)).toList();
  }

  @Test
  void startsOnlyShOnPlainLinux() {
    SimulatedHost host = host("");

    RunningXen running = read(host).running().xen();

    assertEquals(RunningXen.none(), running);
    assertEquals(List.of("sh"), programs(host));
  }

  @Test
  void startsOneCommandMoreUnderXen() {
    SimulatedHost host = host("\"/sys/hypervisor/type\": [\"xen\"],");

    RunningXen running = read(host).running().xen();

    assertEquals("loglvl=all", running.options().map(XenCommandLine::toString).orElse(""));
    assertEquals(List.of("xl", "sh"), programs(host));
  }
}
