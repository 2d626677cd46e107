package dom0.xenguest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.json.Json;
import dom0.program.ModuleRunner;
import dom0.simulated.SimulatedHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run with nothing to do starts: on a slow host each command takes seconds. */
class NoOpTest {
  static final String HOST =
      """
      {"files": {"/etc/machine-id": "0123\\n", "/k": "kernel", "/dev/a": {"block": "254:0"},
        "/sys/class/net/xenbr0/address": "x", "/etc/xen/auto/web.cfg": {"link": "/etc/xen/web.cfg"},
        "/etc/xen/web.cfg": ["name = 'web'", "kernel = '/k'", "memory = 128", "vcpus = 1", "cpus = '0'",
          "disk = [ 'phy:/dev/a,xvda,w' ]", "vif = [ 'mac=00:16:3e:00:00:01,bridge=xenbr0' ]"]},
       "xen": {"commandline": "dom0_mem=1G", "domains": {"web": {"id": 3, "changed": {"uuid": "u",
         "disk": ["/dev/a,raw,xvda,rw"]}}}}}
      """;
  static final String GUEST =
      "\"name\": \"web\", \"kernel\": \"/k\", \"memory\": 128, \"vcpus\": 1, \"disk\":"
          + " \"/dev/a,raw,xvda,rw\", \"vif\": \"bridge=xenbr0\"";

  /** The arguments of a run with nothing to do, and the verbs of xl that it starts. */
  record Row(String arguments, List<String> verbs) {}

  static List<Row> rows() {
    List<String> two = List.of("list", "list -l 3");
    List<String> all = List.of("list", "list -l"); // once for several guests
    List<String> three = List.of("list", "list -l 3", "vcpu-list 3");
    return List.of(
        new Row(GUEST, two),
        new Row(GUEST + ", \"state\": \"running\", \"autostart\": true", two),
        new Row(GUEST + ", \"state\": \"running\", \"apply\": \"never\", \"cpus\": \"0\"", two),
        new Row("\"name\": \"web\", \"state\": \"running\"", two),
        new Row("\"name\": \"db\", \"state\": \"shutdown\"", List.of("list")),
        new Row("\"name\": \"db\", \"state\": \"absent\"", List.of("list")),
        new Row("\"guests\": [{" + GUEST + "}, {\"name\": \"db\", \"state\": \"absent\"}]", all),
        // Only this verb shows pins; the file has some.
        new Row(GUEST + ", \"state\": \"running\", \"cpus\": \"0\"", three),
        new Row(GUEST + ", \"state\": \"running\", \"apply\": \"restart\"", three));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void startsNoCommandThatItDoesNotNeed(Row row) {
    SimulatedHost host = new SimulatedHost(Json.parse(HOST));
    Json arguments = Json.parse("{" + row.arguments() + "}");

    Map<String, Object> result = new ModuleRunner<>(new XenGuest(), host).run(arguments);

    assertEquals(false, result.get("changed"), result::toString);
    assertEquals(
        row.verbs(),
        host.commands().stream()
            .map(argv -> String.join(" ", argv.subList(1, argv.size())))
            .toList());
  }
}
