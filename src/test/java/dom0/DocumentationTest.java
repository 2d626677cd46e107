package dom0;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dom0.module.Choice;
import dom0.module.HostModule;
import dom0.module.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Holds modules/NAME.yml, which users read, to the code's options. */
class DocumentationTest {
  private static final Pattern MARKUP = Pattern.compile("\\b([A-Z]{1,2})\\(([^)]*)\\)");

  @TestFactory
  Stream<DynamicTest> documentsExactlyTheOptionsThatTheCodeTakes() {
    return each(
        module ->
            assertEquals(
                fromCode(module),
                fromDocumentation(module),
                () -> "modules/%s.yml says otherwise than the code".formatted(module.name())));
  }

  @TestFactory
  Stream<DynamicTest> describesEveryOption() {
    return each(
        module ->
            options(module)
                .forEach(
                    (name, option) ->
                        assertFalse(
                            String.valueOf(map(option).getOrDefault("description", "")).isBlank(),
                            name + " is not described")));
  }

  @TestFactory
  Stream<DynamicTest> hasExamplesThatAreTasksOfTheModule() {
    return each(
        module -> {
          List<Map<String, Object>> own = ownExamples(module);
          assertFalse(own.isEmpty(), "no example");
          own.forEach(arguments -> arguments.keySet().forEach(name -> option(module, name)));
        });
  }

  /**
   * Ansible's markup: O(option), V(value), RV(returned value), C(file, command, key of a file) and
   * M(module).
   */
  @TestFactory
  Stream<DynamicTest> marksWhatIsThere() {
    return each(
        module ->
            MARKUP
                .matcher(read(module))
                .results()
                .forEach(mark -> assertMarked(module, mark.group(1), mark.group(2))));
  }

  private static void assertMarked(HostModule<?, ?> module, String kind, String text) {
    String[] parts = text.split("=", 2);
    switch (kind) {
      case "O" -> {
        Option<?> option = option(module, parts[0]);
        List<String> choices = parts.length == 1 ? List.of() : option.choices();
        assertTrue(choices.isEmpty() || choices.contains(parts[1]), "no such choice: " + text);
      }
      case "RV" ->
          assertTrue(
              map(document(module).get("RETURN")).containsKey(parts[0]), "not returned: " + text);
      case "M" ->
          assertTrue(text.matches("[a-z0-9]+\\.[a-z0-9]+\\.[a-z0-9_]+"), "not a module: " + text);
      case "C", "V" -> assertFalse(text.isBlank());
      default -> fail("%s(%s): write O(), V(), RV(), C() or M()".formatted(kind, text));
    }
  }

  private static Option<?> option(HostModule<?, ?> module, String name) {
    return module.options().stream()
        .filter(it -> it.name().equals(name) || it.aliases().contains(name))
        .findFirst()
        .orElseGet(() -> fail("no option of " + module.name() + ": " + name));
  }

  /**
   * A colon and a space in a plain scalar make a mapping of it, and ansible-doc then shows nothing.
   */
  @TestFactory
  Stream<DynamicTest> describesInTexts() {
    return each(module -> assertTexts(module.name(), document(module)));
  }

  private static void assertTexts(String place, Object value) {
    if (value instanceof List<?> items) {
      items.forEach(item -> assertTexts(place, item));
    } else if (value instanceof Map<?, ?> members) {
      members.forEach(
          (name, member) -> {
            if (name.equals("description")) {
              List<?> texts = member instanceof List<?> several ? several : List.of(member);
              texts.forEach(text -> assertTrue(text instanceof String, place + ": " + text));
            } else {
              assertTexts(place + "/" + name, member);
            }
          });
    }
  }

  @TestFactory
  Stream<DynamicTest> namesItself() {
    return each(
        module ->
            assertEquals(module.name(), map(document(module).get("DOCUMENTATION")).get("module")));
  }

  /** The arguments of the tasks that call the module; an example may hold others, a reboot say. */
  private static List<Map<String, Object>> ownExamples(HostModule<?, ?> module) {
    Object examples = new Yaml().load(String.valueOf(document(module).get("EXAMPLES")));
    String name = "dom0.xen." + module.name();
    return list(examples).stream()
        .map(DocumentationTest::map)
        .filter(task -> task.containsKey(name))
        .map(task -> map(Objects.requireNonNullElse(task.get(name), Map.of())))
        .toList();
  }

  private static Stream<DynamicTest> each(Consumer<HostModule<?, ?>> test) {
    return Modules.ALL.stream()
        .map(module -> DynamicTest.dynamicTest(module.name(), () -> test.accept(module)));
  }

  /** One option a line, so that a failure shows the difference. */
  private static String fromCode(HostModule<?, ?> module) {
    Map<String, String> lines = new TreeMap<>();
    for (Option<?> option : module.options()) {
      lines.put(
          option.name(),
          line(
              List.of(option.type().word(), String.valueOf(isRequired(module, option))),
              option.defaultValue().map(DocumentationTest::written).orElse("none"),
              option.choices(),
              option.aliases()));
    }
    return text(lines);
  }

  /** What each of several subjects must have is not required beside their list. */
  private static boolean isRequired(HostModule<?, ?> module, Option<?> option) {
    return option.required() && module.several().isEmpty();
  }

  private static String fromDocumentation(HostModule<?, ?> module) {
    Map<String, String> lines = new TreeMap<>();
    options(module)
        .forEach(
            (name, value) -> {
              Map<String, Object> option = map(value);
              lines.put(
                  name,
                  line(
                      List.of(
                          String.valueOf(option.getOrDefault("type", "str")),
                          String.valueOf(option.getOrDefault("required", false))),
                      String.valueOf(option.getOrDefault("default", "none")),
                      list(option.getOrDefault("choices", List.of())),
                      list(option.getOrDefault("aliases", List.of()))));
            });
    return text(lines);
  }

  private static String line(
      List<String> typeAndRequired, String standard, List<?> choices, List<?> aliases) {
    return "type %s, required %s, default %s, choices %s, aliases %s"
        .formatted(typeAndRequired.get(0), typeAndRequired.get(1), standard, choices, aliases);
  }

  private static String text(Map<String, String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach((name, line) -> text.append(name).append(": ").append(line).append('\n'));
    return text.toString();
  }

  private static String written(Object value) {
    return value instanceof Choice choice ? choice.word() : String.valueOf(value);
  }

  private static Map<String, Object> options(HostModule<?, ?> module) {
    return map(map(document(module).get("DOCUMENTATION")).get("options"));
  }

  private static Map<String, Object> document(HostModule<?, ?> module) {
    return map(new Yaml().load(read(module)));
  }

  private static String read(HostModule<?, ?> module) {
    try {
      return Files.readString(Path.of("modules", module.name() + ".yml"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked") // YAML mappings with string keys
  private static Map<String, Object> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new AssertionError("not a mapping: " + value);
  }

  private static List<?> list(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new AssertionError("not a list: " + value);
  }
}
