package dom0.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.json.Json;
import dom0.simulated.SimulatedHost;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of a host's answers, and until when. */
class ReadOnceTest {
  private final SimulatedHost host =
      new SimulatedHost(Json.parse("{\"files\": {\"/a\": \"old\"}}"));
  private final ReadOnce reading = new ReadOnce(host);

  @Test
  void keepsAnAnswerUntilTimePasses() {
    assertFalse(reading.remembers());
    assertEquals(Optional.of("old"), reading.readFile("/a"));
    assertTrue(reading.remembers());
    host.writeFile("/a", "new", 0644);

    assertEquals(Optional.of("old"), reading.readFile("/a"));

    reading.pause(Duration.ZERO);
    assertFalse(reading.remembers());
    assertEquals(Optional.of("new"), reading.readFile("/a"));
  }

  @Test
  void isForReadingAlone() {
    assertThrows(IllegalStateException.class, () -> reading.writeFile("/a", "new", 0644));
    assertThrows(IllegalStateException.class, () -> reading.removeFile("/a"));
    assertThrows(IllegalStateException.class, () -> reading.makeFolder("/b", 0755));
    assertThrows(IllegalStateException.class, () -> reading.makeLink("/b", "/a"));
    assertEquals(Optional.of("old"), host.readFile("/a"));
  }
}
