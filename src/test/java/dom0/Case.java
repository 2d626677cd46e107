package dom0;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dom0.json.Json;
import dom0.json.JsonText;
import dom0.module.HostModule;
import dom0.program.ModuleRunner;
import dom0.simulated.SimulatedHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case folder, cases/MODULE/FEATURE/CASE. args.json: the module's arguments. host.json: how the
 * host before differs from the usual one ({@link CaseHost}). result.json: the result, as far as
 * {@link CaseResult} compares it. changes.txt: what was done to the host, in order. check.json,
 * where check mode ends otherwise: what only acting can find. acts.txt, where a second run rightly
 * acts again: the reason.
 *
 * <p>{@code ./test case PATTERN --write} writes result.json, changes.txt and check.json anew; read
 * the difference before you keep it.
 */
final class Case {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final boolean WRITE = Boolean.getBoolean("cases.write");

  private final HostModule<?, ?> module;
  private final Path folder;
  private @Nullable Applied applied;

  /** A run that acted, and what it did to its host. */
  private record Applied(SimulatedHost host, Map<String, Object> result, List<String> changes) {}

  Case(HostModule<?, ?> module, Path folder) {
    this.module = module;
    this.folder = folder;
  }

  void apply() {
    Map<String, Object> result = applied().result;
    List<String> changes = applied().changes;
    if (WRITE) {
      write("result.json", pretty(expected("result.json").stated(result)) + "\n");
      write("changes.txt", lines(changes));
    }
    CaseResult expected = expected("result.json");
    assertEquals(pretty(expected.all()), pretty(expected.stated(result)));
    if (!result.containsKey("failed") && !expected.all().containsKey("diff")) {
      FileDiffs.check(result, CaseHost.of(folder), applied().host);
    }
    assertEquals(text("changes.txt"), lines(changes), "what was done to the host");
    assertEquals(
        List.of(), applied().host.unused(), "what host.json says of programs and never came true");
  }

  void check() {
    SimulatedHost host = CaseHost.of(folder);
    Map<String, Object> result = run(host, true);
    if (Files.exists(folder.resolve("check.json"))) {
      if (WRITE) {
        write("check.json", pretty(expected("check.json").stated(result)) + "\n");
      }
      CaseResult expected = expected("check.json");
      assertEquals(pretty(expected.all()), pretty(expected.stated(result)));
    } else {
      assertEquals(pretty(prediction(applied().result)), pretty(prediction(result)));
    }
    assertEquals(List.of(), host.changes(), "check mode changed the host");
  }

  void applyTwice() {
    SimulatedHost host = applied().host;
    if (applied().result.containsKey("failed") || Files.exists(folder.resolve("acts.txt"))) {
      return;
    }
    Map<String, Object> second = run(host, false);
    assertEquals(false, second.get("changed"), () -> "second run: " + pretty(second));
    assertEquals(applied().changes, host.changes(), "the second run changed the host");
  }

  /** All three ways look at the same first run. */
  private Applied applied() {
    if (applied == null) {
      SimulatedHost host = CaseHost.of(folder);
      Map<String, Object> result = run(host, false);
      applied = new Applied(host, result, host.changes());
    }
    return applied;
  }

  /** The part of a result that check mode must foretell; facts are those of before the change. */
  private static Map<String, Object> prediction(Map<String, Object> result) {
    Map<String, Object> prediction = new LinkedHashMap<>();
    for (String key : List.of("changed", "failed", "msg", "commands", "diff")) {
      if (result.containsKey(key)) {
        prediction.put(key, result.get(key));
      }
    }
    return prediction;
  }

  private Map<String, Object> run(SimulatedHost host, boolean check) {
    Map<String, Object> arguments = read("args.json");
    arguments.putIfAbsent("_ansible_diff", true);
    arguments.put("_ansible_check_mode", check);
    Json json = Json.parse(JsonText.of(arguments));
    return parsed(JsonText.of(new ModuleRunner<>(module, host).run(json)));
  }

  private CaseResult expected(String file) {
    Map<String, Object> all = Files.exists(folder.resolve(file)) ? read(file) : Map.of();
    return new CaseResult(all, folder.getParent().endsWith("facts"));
  }

  private Map<String, Object> read(String name) {
    return parsed(text(name));
  }

  private static Map<String, Object> parsed(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pretty(Map<String, Object> json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lines(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
