package dom0;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dom0.host.Host;
import dom0.json.Json;
import dom0.json.JsonText;
import dom0.module.HostModule;
import dom0.program.ModuleRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table cases/MODULE/refused-arguments.json: tasks that are refused for their arguments alone,
 * in check mode as well, before the host is asked anything. For each its name, its arguments and
 * the message.
 */
final class RefusedArguments {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A host that must not be asked. */
  private static final Host UNTOUCHED =
      (Host)
          Proxy.newProxyInstance(
              Host.class.getClassLoader(),
              new Class<?>[] {Host.class},
              (proxy, method, arguments) -> {
                throw new AssertionError("the host was asked: " + method.getName());
              });

  private final HostModule<?, ?> module;
  private final Path file;
  private final Map<String, Row> rows;

  /** One task and what is said of it. */
  record Row(Map<String, Object> args, String msg) {}

  RefusedArguments(HostModule<?, ?> module) {
    this.module = module;
    file = CasesTest.CASES.resolve(module.name()).resolve("refused-arguments.json");
    try {
      rows = MAPPER.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Row>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Iterable<String> names() {
    return rows.keySet();
  }

  /** Runs one row both ways. */
  void check(String name) {
    Row row = rows.get(name);
    for (boolean check : new boolean[] {false, true}) {
      Map<String, Object> result = run(row, check);
      assertEquals(row.msg, result.get("msg"), name);
      assertEquals(Map.of("failed", true, "changed", false, "msg", row.msg), result, name);
    }
  }

  private Map<String, Object> run(Row row, boolean check) {
    Map<String, Object> arguments = new LinkedHashMap<>(row.args);
    arguments.put("_ansible_check_mode", check);
    return new ModuleRunner<>(module, UNTOUCHED).run(Json.parse(JsonText.of(arguments)));
  }

  /** Takes the message of today for right. */
  void write(String name) {
    Row row = rows.get(name);
    rows.put(name, new Row(row.args, String.valueOf(run(row, false).get("msg"))));
    String text =
        rows.entrySet().stream()
            .map(it -> text(it.getKey(), it.getValue()))
            .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name, Row row) {
    return "  %s: {\n    \"args\": %s,\n    \"msg\": %s\n  }"
        .formatted(json(name), json(row.args), json(row.msg));
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
