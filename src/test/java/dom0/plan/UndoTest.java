package dom0.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.host.Host;
import dom0.host.LinuxHost;
import dom0.json.Json;
import dom0.simulated.SimulatedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void givesTheTextBackEvenIfTheAttributesAreLost(@TempDir Path folder) throws IOException {
    Host real = new LinuxHost();
    Path file = Files.writeString(folder.resolve("file"), "old");
    undo.before(real, file.toString()).becomes(Optional.empty());
    Files.delete(file);
    undo.close(); // no longer held open

    assertEquals(1, undo.undo(real).failures().size());
    assertEquals("old", Files.readString(file));
  }

  private void write(String text) {
    new ReplaceFile(FILE, text, 0644).applyTo(host, undo);
  }
}
