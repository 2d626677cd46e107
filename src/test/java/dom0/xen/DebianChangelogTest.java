package dom0.xen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The changelog of Debian's package xen-hypervisor-4.17-amd64, its newest entries. */
class DebianChangelogTest {
  private static final String TEXT = captured();

  private static String captured() {
    try {
      return Files.readString(Path.of("src/test/resources/captured/xen-changelog-4.17.7.txt"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> fixedSince(String built) {
    return DebianChangelog.fixedSince(DebianChangelog.built(built).orElseThrow(), TEXT);
  }

  @Test
  void aXenThatIsTheNewestLacksNothing() {
    assertEquals(List.of(), fixedSince("Wed Nov  4 16:52:28 UTC 2026"));
  }

  @Test
  void anOlderOneLacksWhatLaterEntriesFix() {
    assertEquals(
        List.of(
            "XSA-509", "XSA-510", "XSA-511", "XSA-512", "XSA-516", "XSA-517", "XSA-518", "XSA-519",
            "XSA-520", "XSA-523"),
        fixedSince("Wed Nov  4 16:52:27 UTC 2026"));
  }

  @Test
  void readsWhenXenWasCompiled() {
    assertEquals(
        Optional.of(Instant.parse("2024-03-02T18:29:01Z")),
        DebianChangelog.built("Sat Mar  2 18:29:01 UTC 2024"));
    assertEquals(
        Optional.of(Instant.parse("2026-11-14T01:02:03Z")),
        DebianChangelog.built("Sat Nov 14 01:02:03 UTC 2026"));
    assertEquals(Optional.empty(), DebianChangelog.built("yesterday"));
    assertEquals(Optional.empty(), DebianChangelog.built(""));
  }

  @Test
  void anEntryWithoutADateIsNone() {
    assertEquals(
        List.of(),
        DebianChangelog.fixedSince(Instant.EPOCH, "  XSA-1\n -- A <a@b>  soon\n  XSA-2\n"));
  }
}
