package dom0.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.json.Json;
import dom0.simulated.SimulatedHost;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a failed run puts back, and what it leaves to others. */
class UndoTest {
  private static final String FILE = "/etc/file";

  private final SimulatedHost host =
      new SimulatedHost(
          Json.parse("{\"files\": {\"/etc/file\": {\"text\": \"old\", \"mode\": \"0600\"}}}"));
  private final Undo undo = new Undo();

  @Test
  void putsBackWhatWasThereFirst() {
    write("ours");
    write("ours again");

    assertEquals(new Undo.Outcome(List.of(FILE), List.of()), undo.undo(host));
    assertEquals(Optional.of("old"), host.readFile(FILE));
  }

  @Test
  void leavesWhatSomebodyElseHasWrittenSince() {
    write("ours");
    host.writeFile(FILE, "theirs", 0644);

    assertEquals(
        List.of(
            FILE + " was written by somebody else in the meantime, and is left as they made it"),
        undo.undo(host).failures());
    assertEquals(Optional.of("theirs"), host.readFile(FILE));
  }

  @Test
  void putsBackWhatSomebodyElseMadeBeforeItWasWritten() {
    undo.before(host, FILE);
    host.writeFile(FILE, "theirs", 0644);
    write("ours");

    undo.undo(host);
    assertEquals(Optional.of("theirs"), host.readFile(FILE));
  }

  @Test
  void hasNothingToDoWithWhatOnlyOthersWrote() {
    undo.before(host, FILE);
    host.writeFile(FILE, "theirs", 0644);

    assertEquals(new Undo.Outcome(List.of(), List.of()), undo.undo(host));
    assertEquals(Optional.of("theirs"), host.readFile(FILE));
  }

  @Test
  void givesAFileThatVanishedItsModeBack() {
    undo.before(host, FILE).becomes(Optional.empty());
    host.removeFile(FILE);

    undo.undo(host);
    assertEquals(0600, host.status(FILE).orElseThrow().mode());
  }

  private void write(String text) {
    new ReplaceFile(FILE, text, 0644).applyTo(host, undo);
  }
}
