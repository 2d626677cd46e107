package dom0.host;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real machine, as far as any machine shows it. */
class LinuxHostTest {
  private final LinuxHost host = new LinuxHost();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        " padded ",
        "\n",
        "\"q\"",
        "it's \"both\"",
        "$(x) `y` \\",
        "",
        "a\nb",
        "\u00e9"
      })
  void handsArgumentsOnAsTheyAre(String argument) {
    assertEquals(argument, host.run(Command.of("printf", "%s", argument)).stdout());
  }

  @Test
  void tellsHowMuchRoomThereIs() {
    assertTrue(host.freeBytes("/") > 0);
    assertThrows(HostFailure.class, () -> host.freeBytes("/nowhere"));
  }

  @Test
  void aProgramThatWasStartedAheadIsRunOnce() throws IOException {
    Path file = folder.resolve("runs");
    Command command = Command.of("sh", "-c", "echo once >>%s; cat %s".formatted(file, file));
    host.startAhead(command);
    host.startAhead(command);
    assertEquals("once\n", host.run(command).stdout());
    assertEquals("once\nonce\n", host.run(command).stdout()); // the next question is a new one
    assertEquals(2, Files.readAllLines(file).size());
  }

  @Test
  void aProgramThatWasStartedAheadFailsWhereItIsAskedFor() {
    Command missing = Command.of("no-such-program");
    assertDoesNotThrow(() -> host.startAhead(missing));
    assertThrows(ToolMissing.class, () -> host.run(missing));
  }

  @Test
  void givesStatusAndBothOutputsApart() {
    CommandResult result = host.run(Command.of("sh", "-c", "echo out; echo err >&2; exit 7"));

    assertEquals(
        "7 out\n err\n", "%d %s %s".formatted(result.status(), result.stdout(), result.stderr()));
    CommandFailed failure = assertThrows(CommandFailed.class, () -> result.orFail("try it"));
    assertEquals("could not try it: sh ended with status 7: err", failure.getMessage());
  }

  @Test
  void namesAToolThatIsMissing() {
    assertThrows(ToolMissing.class, () -> host.run(Command.of("no-such-tool")));
    assertThrows(ToolMissing.class, () -> host.run(Command.of("/no/such/tool")));
  }

  @Test
  void endsACommandThatTakesTooLong() {
    Command slow = Command.of("sleep", "60").within(Duration.ofMillis(300));

    CommandFailed failure = assertThrows(CommandFailed.class, () -> host.run(slow));

    assertTrue(failure.getMessage().contains("was ended after"), failure.getMessage());
  }

  @Test
  void doesNotWaitForWhatACommandLeavesBehindWhenItIsEnded() {
    Command slow = Command.of("sh", "-c", "sleep 60 & wait").within(Duration.ofMillis(300));
    Duration before = host.clock();

    assertThrows(CommandFailed.class, () -> host.run(slow));

    assertTrue(host.clock().minus(before).compareTo(Duration.ofSeconds(30)) < 0);
  }

  /** The process of xl that stays with a guest must outlive a run that gives up on xl. */
  @Test
  void endsNothingButTheCommandItself(@TempDir Path folder) throws IOException {
    Path pid = folder.resolve("pid");
    String script = "sleep 60 & echo $! > " + pid + "; wait";
    Command slow = Command.of("sh", "-c", script).within(Duration.ofSeconds(2));

    assertThrows(CommandFailed.class, () -> host.run(slow));

    ProcessHandle left = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).get();
    assertTrue(left.isAlive());
    left.destroy();
  }

  /** os-prober's programs must not go on to mount disks. */
  @Test
  void endsAllThatACommandStartedWhereThatIsMeant(@TempDir Path folder) throws IOException {
    Path pid = folder.resolve("pid");
    String script = "sleep 60 & echo $! > " + pid + "; wait";
    Command slow = Command.of("sh", "-c", script).within(Duration.ofMillis(500)).whole();

    CommandFailed failure = assertThrows(CommandFailed.class, () -> host.run(slow));

    assertTrue(failure.getMessage().contains("was ended after"), failure.getMessage());
    // It has its signal by now; it goes when its turn comes.
    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        .ifPresent(left -> assertDoesNotThrow(() -> left.onExit().get(30, TimeUnit.SECONDS)));
    assertEquals(" a ", host.run(Command.of("printf", "%s", " a ").whole()).stdout());
    assertEquals(7, host.run(Command.of("sh", "-c", "exit 7").whole()).status());
    assertEquals(137, host.run(Command.of("sh", "-c", "kill -KILL $$").whole()).status());
  }

  /** Another owner needs root, and an ACL a tool: the scenario grub-files has both. */
  @Test
  void knowsTheAttributesOfAFileThatVanished() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw--w-r-x"));

    try (Host.Attributes attributes = host.attributes(file.toString())) {
      Files.delete(file);
      attributes.makeFile(file.toString());
    }

    assertEquals("rw--w-r-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals("", Files.readString(file));
  }

  @Test
  void givesACommandAFileForItsTimeOnly(@TempDir Path folder) {
    String path = folder.resolve("text").toString();
    Command command = Command.of("sh", "-c", "stat -c %a $0; cat $0", path);

    assertEquals("600\na text", host.run(command.reading(path, "a text")).stdout());
    assertFalse(Files.exists(Path.of(path)));
    assertThrows(
        ToolMissing.class, () -> host.run(Command.of("no-such-program").reading(path, "a")));
    assertFalse(Files.exists(Path.of(path)));
  }

  @Test
  void runsCommandsInAKnownLocaleWithoutInput() {
    String script = "printf '%s %s' \"$LC_ALL\" \"${LANGUAGE-none}\"; cat";

    assertEquals("C.UTF-8 none", host.run(Command.of("sh", "-c", script)).stdout());
  }

  @Test
  void pumpsMuchOutputOnBothSides() {
    String script = "yes | head -c 300000; yes | head -c 300000 >&2";
    CommandResult result = host.run(Command.of("sh", "-c", script));

    assertEquals(300_000, result.stdout().length());
    assertEquals(300_000, result.stderr().length());
  }

  @Test
  void readsTheEndOfALogWhateverIsInIt() throws IOException {
    Files.write(folder.resolve("log"), "boot\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertEquals(Optional.of("caf\uFFFD\n"), host.readEnd(path("log"), 5));
    assertEquals(Optional.of("boot\ncaf\uFFFD\n"), host.readEnd(path("log"), 500));
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertEquals(Optional.empty(), host.readFile(path("nothing")));
    assertEquals(Optional.empty(), host.readEnd(path("nothing"), 9));
    assertEquals(Optional.empty(), host.status(path("nothing")));
    assertEquals(Optional.empty(), host.linkTarget(path("nothing")));
    assertEquals(List.of(), host.list(path("nothing")));
    host.removeFile(path("nothing"));
  }

  @Test
  void tellsTheSameFileByEveryName() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "x");
    Files.createLink(folder.resolve("b"), file);

    FileStatus a = host.status(path("a")).orElseThrow();
    FileStatus b = host.status(path("b")).orElseThrow();

    assertEquals(a.identity(), b.identity());
    assertEquals(FileStatus.Kind.REGULAR, a.kind());
    assertEquals(1, a.size());
  }

  @Test
  void holdsALockForOneAtATime() throws IOException, InterruptedException {
    LinuxHost locking = new LinuxHost(folder);
    Host.Lock lock = locking.lock("test", Duration.ZERO);
    Process other = // another process: a lock does not keep out its own
        new ProcessBuilder("python3", "-c", tryLock(path("dom0-xen-test.lock"))).start();
    assertEquals(1, other.waitFor());

    lock.close();

    locking.lock("test", Duration.ZERO).close();
  }

  private static String tryLock(String file) {
    return "import fcntl,sys\ntry: fcntl.lockf(open('%s','w'), fcntl.LOCK_EX|fcntl.LOCK_NB)\n"
            .formatted(file)
        + "except OSError: sys.exit(1)";
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void doesNotWaitOnceItIsToEnd() throws InterruptedException {
    LinuxHost other = new LinuxHost(folder);
    Ending ending = other.endAtSignals();
    Runtime.getRuntime().removeShutdownHook(ending); // the test starts it, as the JVM would
    ending.answered();
    ending.start();
    ending.join();

    assertTrue(other.isEnding());
    assertThrows(HostFailure.class, () -> other.pause(Duration.ofMinutes(1)));
  }
}
