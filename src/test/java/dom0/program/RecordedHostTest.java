package dom0.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dom0.host.HostFailure;
import dom0.json.Json;
import dom0.simulated.SimulatedHost;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers in the order in which they were given, and none to another question. */
class RecordedHostTest {
  private static final List<Json> RECORD =
      Json.parse("[[\"readFile /a\", \"text\"], [\"list /b\", [\"c\"]]]").items();

  private final RecordedHost host = new RecordedHost(RECORD, new SimulatedHost(Json.parse("{}")));

  @Test
  void answersAsRecorded() {
    assertEquals(Optional.of("text"), host.readFile("/a"));
    assertEquals(List.of("c"), host.list("/b"));
  }

  @Test
  void refusesAnotherQuestion() {
    assertThrows(HostFailure.class, () -> host.list("/b"));
  }

  @Test
  void refusesAQuestionAfterTheLast() {
    answersAsRecorded();
    assertThrows(HostFailure.class, () -> host.list("/b"));
  }
}
