package dom0.grubxen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.grubxen.grub.GrubLayout;
import dom0.grubxen.option.XenCommandLine;
import dom0.grubxen.running.RunningXen;
import dom0.grubxen.settings.Target;
import dom0.json.Json;
import dom0.program.ModuleRunner;
import dom0.simulated.SimulatedHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reading costs. */
class GrubXenReaderTest {
  private static final String XEN =
      """
      "/sys/hypervisor/type": ["xen"],
      "/etc/default/grub.d/x.cfg": ["GRUB_CMDLINE_XEN_DEFAULT=loglvl=all"],
      "/boot/xen-4.17-amd64.gz": "",
      "/boot/config-6.1.0-56-amd64": ["CONFIG_XEN_DOM0=y"],
      """;

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
        new GrubXenWanted.Rules(new Target(GrubLayout.DEFAULTS, false), false, false, false, false);
    GrubXenWanted nothing =
        new GrubXenWanted(
            List.of(), List.of(), BootDefault.KEEP, rules, false, true, false, List.of());
    return GrubXenReader.read(nothing, host);
  }

  /** What a whole run starts that finds nothing to do. */
  private static List<String> programsOf(SimulatedHost host, String arguments) {
    Map<String, Object> result =
        new ModuleRunner<>(new GrubXen(), host).run(Json.parse(arguments.replace('\'', '"')));
    assertEquals(false, result.get("changed"), () -> result.toString());
    return programs(host);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'options': {'loglvl': null}}",
        "{'boot_default': 'linux', 'path': 'auto', 'backup': true}",
        "{'exclusive': true, 'force': true}"
      })
  void aRunWithNothingToDoStartsOnlySh(String arguments) {
    assertEquals(List.of("sh"), programsOf(host(""), arguments));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'options': {'loglvl': 'all'}, 'trial': true}",
        "{'options': {'loglvl': 'all'}, 'exclusive': true}"
      })
  void aRunWithNothingToDoStartsOneCommandMoreUnderXen(String arguments) {
    assertEquals(List.of("xl", "sh"), programsOf(host(XEN), arguments));
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
    SimulatedHost host = host(XEN);

    RunningXen running = read(host).running().xen();

    assertEquals("loglvl=all", running.options().map(XenCommandLine::toString).orElse(""));
    assertEquals(List.of("xl", "sh"), programs(host));
  }
}
