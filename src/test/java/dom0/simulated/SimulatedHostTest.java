package dom0.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dom0.host.Command;
import dom0.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulated host refuses to be made of, and what it tells of its world afterwards. */
class SimulatedHostTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"xenn": {}}                               | host.json: unknown key 'xenn'; did you mean xen? in ''
          {"faults": [{"comand": "xl"}]}             | host.json: unknown key 'comand'; did you mean command? in '.faults[]'
          {"files": {"/x": {"owner": "root"}}}       | host.json: unknown key 'owner' in '.files.*'
          {"lvm": {"vgs": {"v": {"lvs": {"a": {"tag": ["b"]}}}}}} | host.json: unknown key 'tag'; did you mean tags? in '.lvm.vgs.*.lvs.*'
          {"xen": "4.17"}                            | host.json: .xen is not an object or a list
          {"missing": [{"program": "xl"}]}           | host.json: .missing[] is an object and should not be one
          []                                         | host.json is not a JSON object
          """)
  void refusesWhatNobodyReads(String host, String message) {
    assertEquals(message, assertThrows(AssertionError.class, () -> host(host)).getMessage(), host);
  }

  @Test
  void namesWhatNeverCameTrue() {
    SimulatedHost host =
        host(
            "{\"faults\": [{\"command\": \"xl list\"}, {\"command\": \"xl info\"}], \"missing\": [\"xl2\"]}");

    host.run(Command.of("xl", "info"));

    assertEquals(List.of("xl2", "a fault of: xl list"), host.unused());
  }

  @Test
  void failsAtWhatIsNeverToBeStarted() {
    SimulatedHost host = host("{\"faults\": [{\"command\": \"blkid\", \"never\": true}]}");

    assertThrows(AssertionError.class, () -> host.run(Command.of("blkid", "-p", "/dev/sda")));
    assertEquals(List.of(), host.unused());
  }

  private static SimulatedHost host(String json) {
    return new SimulatedHost(Json.parse(json));
  }
}
