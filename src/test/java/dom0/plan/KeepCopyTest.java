package dom0.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.json.Json;
import dom0.simulated.SimulatedHost;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a copy is made, and under which name. */
class KeepCopyTest {
  private static final String FILE = "/etc/file";

  @Test
  void isMadeAfterTheNewest() {
    SimulatedHost host = host("\"/etc/file.~2~\": \"older\", \"/etc/file.~10~\": \"old\"");

    new KeepCopy(FILE, "now").applyTo(host);

    assertEquals(Optional.of("now"), host.readFile("/etc/file.~11~"));
    assertEquals(0600, host.status("/etc/file.~11~").orElseThrow().mode());
  }

  @Test
  void isNotMadeAgain() {
    SimulatedHost host = host("\"/etc/file.~1~\": \"now\"");

    new KeepCopy(FILE, "now").applyTo(host);

    assertEquals(List.of("file.~1~"), host.list("/etc"));
  }

  @Test
  void isMadeBesideOneThatIsNoText() {
    SimulatedHost host = host("\"/etc/file.~1~\": {\"latin1\": true}");

    new KeepCopy(FILE, "now").applyTo(host);

    assertEquals(Optional.of("now"), host.readFile("/etc/file.~2~"));
  }

  @Test
  void looksForWhatIsInTheWayOfTheNextCopyOnly() {
    SimulatedHost host =
        new SimulatedHost(
            Json.parse(
                "{\"files\": {\"/etc/file.~1~\": \"old\"},"
                    + " \"unwritable\": {\"/etc/file.~1~\": \"it is immutable\"}}"));

    assertEquals(Optional.empty(), new KeepCopy(FILE, "now").obstacle(host));
  }

  private static SimulatedHost host(String files) {
    return new SimulatedHost(Json.parse("{\"files\": {" + files + "}}"));
  }
}
