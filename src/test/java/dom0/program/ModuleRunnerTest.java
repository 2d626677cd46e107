package dom0.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.json.Json;
import dom0.json.JsonText;
import dom0.simulated.SimulatedHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The one runner, with the smallest module that has every part. */
class ModuleRunnerTest {
  private static final String BROKEN_UPDATE_GRUB =
      "{\"faults\": [{\"command\": \"update-grub\", \"status\": 3, \"stderr\": \"no space\"}]";

  @Test
  void changesAndTellsWhatIsThereAfterwards() {
    SimulatedHost host = host("{}");

    Map<String, Object> result = run(Pretend.Habit.NONE, host, "{\"text\": \"new\"}");

    assertEquals(Map.of("changed", true, "commands", List.of(), "text", "new"), result);
    assertEquals(Optional.of("new"), host.readFile(Pretend.FILE));
  }

  @Test
  void changesNothingInCheckMode() {
    SimulatedHost host = host("{}");

    Map<String, Object> result =
        run(Pretend.Habit.NONE, host, "{\"text\": \"new\", \"_ansible_check_mode\": true}");

    assertEquals(true, result.get("changed"));
    assertEquals(List.of(), host.changes());
  }

  @Test
  void showsADiffOnlyWhenAsked() {
    Map<String, Object> result =
        run(Pretend.Habit.NONE, host("{}"), "{\"text\": \"new\", \"_ansible_diff\": true}");

    assertEquals(
        Map.of(
            "before",
            "",
            "after",
            "new",
            "before_header",
            "/etc/pretend",
            "after_header",
            "/etc/pretend"),
        result.get("diff"));
    assertFalse(run(Pretend.Habit.NONE, host("{}"), "{\"text\": \"new\"}").containsKey("diff"));
  }

  @Test
  void restoresFilesWhenAStepFails() {
    SimulatedHost host = host(BROKEN_UPDATE_GRUB + ", \"files\": {\"/etc/pretend\": \"old\"}}");

    Map<String, Object> result = run(Pretend.Habit.RUNS_UPDATE_GRUB, host, "{\"text\": \"new\"}");

    assertEquals(true, result.get("failed"));
    assertEquals(false, result.get("changed"));
    assertEquals(3, result.get("rc"));
    assertEquals(
        "could not make grub.cfg: update-grub ended with status 3: no space;"
            + " restored byte for byte: /etc/pretend",
        result.get("msg"));
    assertEquals(Optional.of("old"), host.readFile(Pretend.FILE));
  }

  @Test
  void removesAFileThatAFailedChangeHadMade() {
    SimulatedHost host = host(BROKEN_UPDATE_GRUB + "}");

    run(Pretend.Habit.RUNS_UPDATE_GRUB, host, "{\"text\": \"new\"}");

    assertEquals(Optional.empty(), host.readFile(Pretend.FILE));
  }

  @Test
  void failsWhenTheHostIsNotAsWantedAfterwards() {
    Map<String, Object> result =
        run(Pretend.Habit.NEVER_FINISHES, host("{}"), "{\"text\": \"new\"}");

    assertEquals(
        "every command succeeded, but the host, read again, is not as wanted; still to do:"
            + " write /etc/pretend; restored byte for byte: /etc/pretend",
        result.get("msg"));
  }

  @Test
  void callsABugABug() {
    Map<String, Object> result = run(Pretend.Habit.HAS_A_BUG, host("{}"), "{\"text\": \"new\"}");

    assertTrue(String.valueOf(result.get("msg")).startsWith("a bug in grub_xen "));
    assertTrue(String.valueOf(result.get("exception")).endsWith("IllegalStateException: a slip"));
  }

  @Test
  void putsBackWhatAnErrorOfTheJvmLeft() {
    SimulatedHost host = host("{\"files\": {\"/etc/pretend\": \"old\"}}");

    Map<String, Object> result = run(Pretend.Habit.LACKS_A_CLASS, host, "{\"text\": \"new\"}");

    assertTrue(String.valueOf(result.get("msg")).contains("NoClassDefFoundError: dom0/Gone"));
    assertEquals(List.of("/etc/pretend"), result.get("restored"));
  }

  @Test
  void tellsWhatWasDoneBeforeAnErrorOfTheJvm() {
    SimulatedHost host = host("{\"files\": {\"/etc/pretend\": \"old\"}}");

    Map<String, Object> result =
        run(
            Pretend.Habit.LACKS_A_CLASS,
            host,
            "{\"several\": [{\"text\": \"old\"}, {\"text\": \"x\"}]}");

    assertTrue(JsonText.of(result).contains("\"item\":\"x\""), JsonText.of(result));
    assertTrue(String.valueOf(result.get("msg")).startsWith("2 of 2 several failed: old: a bug "));
  }

  @Test
  void masksASecretThatIsPartOfAnother() {
    Map<String, Object> result =
        run(
            Pretend.Habit.NONE,
            host("{}"),
            "{\"several\": [{\"text\": \"a\", \"password\": \"hush\"}, {\"text\": \"b\", \"password\":"
                + " \"hush1234\"}], \"_ansible_verbosity\": 3}");

    assertFalse(JsonText.of(result).contains("1234"), JsonText.of(result));
  }

  @Test
  void refusesToRunWithoutPrivilege() {
    Map<String, Object> result =
        run(Pretend.Habit.NONE, host("{\"root\": false}"), "{\"text\": \"new\"}");

    assertEquals("grub_xen must run as root: add become: true to the task", result.get("msg"));
  }

  @Test
  void masksSecretsEverywhere() {
    Map<String, Object> result =
        run(
            Pretend.Habit.NONE,
            host("{}"),
            "{\"text\": \"a\", \"password\": \"s3cret\", \"_ansible_diff\": true,"
                + " \"_ansible_verbosity\": 3}");

    assertFalse(JsonText.of(result).contains("s3cret"), JsonText.of(result));
    assertTrue(JsonText.of(result).contains("a********"), JsonText.of(result));
  }

  @Test
  void masksASecretThatIsANumber() {
    Map<String, Object> result =
        run(
            Pretend.Habit.NONE,
            host("{}"),
            "{\"text\": \"a\", \"password\": 12345678, \"_ansible_verbosity\": 3}");

    assertEquals(
        "{\"module_args\":{\"text\":\"a\",\"password\":\"********\"}}",
        JsonText.of(result.get("invocation")));
  }

  @Test
  void showsTheArgumentsOnlyWhenAskedLoudly() {
    Map<String, Object> loud =
        run(Pretend.Habit.NONE, host("{}"), "{\"text\": \"a\", \"_ansible_verbosity\": 3}");
    Map<String, Object> quiet =
        run(
            Pretend.Habit.NONE,
            host("{}"),
            "{\"text\": \"a\", \"_ansible_verbosity\": 3, \"_ansible_no_log\": true}");

    assertEquals("{\"module_args\":{\"text\":\"a\"}}", JsonText.of(loud.get("invocation")));
    assertFalse(quiet.containsKey("invocation") || quiet.containsKey("commands"));
  }

  private static Map<String, Object> run(Pretend.Habit habit, SimulatedHost host, String json) {
    return new ModuleRunner<>(new Pretend(habit), host).run(Json.parse(json));
  }

  private static SimulatedHost host(String json) {
    return new SimulatedHost(Json.parse(json));
  }
}
