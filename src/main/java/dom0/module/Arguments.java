package dom0.module;

import dom0.json.Json;
import dom0.text.Nearest;
import dom0.text.UnusableValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The arguments of one call, read by the module's options.
 *
 * <p>Problems are collected, not thrown, so that the user learns of all of them at once: a module
 * reads everything it wants, adds what it finds wrong by {@link #problem}, and calls {@link
 * #refuseIfBad} before it builds anything from the values. A value that is wrong reads as absent.
 * null and "" are absent too. Names that begin with {@code _ansible_} are Ansible's own.
 */
public final class Arguments {
  private final Map<String, Option> options = new LinkedHashMap<>();
  private final Map<String, Json> given = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();

  /** Sorts the members of a JSON object by the options that they name. */
  public Arguments(List<Option> known, Json object) {
    Map<String, Option> names = new LinkedHashMap<>();
    for (Option option : known) {
      options.put(option.name(), option);
      names.put(option.name(), option);
      option.aliases().forEach(alias -> names.put(alias, option));
    }
    object.members().forEach((name, value) -> take(names, name, value));
    for (Option option : known) {
      if (option.required() && !given(option.name())) {
        problem("option " + option.name() + " is required");
      }
    }
  }

  private void take(Map<String, Option> names, String name, Json value) {
    if (name.startsWith("_ansible_")) {
      return;
    }
    Option option = names.get(name);
    if (option == null) {
      problem(Nearest.complaint("option", name, names.keySet()));
    } else if (!isAbsent(value) && given.putIfAbsent(option.name(), value) != null) {
      problem("option " + option.name() + " is given twice, also as " + name);
    }
  }

  private static boolean isAbsent(Json value) {
    return value.isMissing() || value.equals(Json.of(""));
  }

  /** Whether the user gave the option a value. */
  public boolean given(String name) {
    return given.containsKey(option(name).name());
  }

  /** The value of an option of type str, or its default. */
  public Optional<String> text(String name) {
    Optional<String> text = value(name, Option.Type.STR, Coercion::text).or(option(name)::standard);
    List<String> choices = option(name).choices();
    if (text.isPresent() && !choices.isEmpty() && !choices.contains(text.get())) {
      problem(
          "option %s must be one of %s, not '%s'"
              .formatted(name, String.join(", ", choices), text.get()));
      return Optional.empty();
    }
    return text;
  }

  /** The value of a str option that is required or has a default; "" when it is wrong. */
  public String requiredText(String name) {
    return text(name).orElse("");
  }

  /** The value of an option of type int, or its default, between two bounds. */
  public Optional<Long> number(String name, long least, long most) {
    Optional<Long> number =
        value(name, Option.Type.INT, Coercion::number)
            .or(() -> option(name).standard().map(Long::parseLong));
    if (number.isPresent() && (number.get() < least || number.get() > most)) {
      problem(
          "option %s must be between %d and %d, not %d".formatted(name, least, most, number.get()));
      return Optional.empty();
    }
    return number;
  }

  /** The value of an option of type bool, or its default. */
  public Optional<Boolean> flag(String name) {
    return value(name, Option.Type.BOOL, Coercion::flag)
        .or(() -> option(name).standard().map("true"::equals));
  }

  /** Whether a bool option is true; false where nothing else is said. */
  public boolean isTrue(String name) {
    return flag(name).orElse(false);
  }

  /** The value of an option of type list; none when it is absent. */
  public List<String> list(String name) {
    return value(name, Option.Type.LIST, Coercion::list).orElse(List.of());
  }

  /** The value of an option of type dict; empty when it is absent. */
  public Map<String, Json> dictionary(String name) {
    return value(name, Option.Type.DICT, Coercion::dictionary).orElse(Map.of());
  }

  /** The value of an option of type raw; empty when it is absent. */
  public Optional<Json> raw(String name) {
    return value(name, Option.Type.RAW, Function.identity());
  }

  private <T> Optional<T> value(String name, Option.Type type, Function<Json, T> coercion) {
    Option option = option(name);
    if (option.type() != type) {
      throw new IllegalArgumentException(name + " is of type " + option.type().word());
    }
    Json json = given.get(name);
    if (json == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(coercion.apply(json));
    } catch (UnusableValue e) {
      problem("option " + name + " " + e.getMessage());
      return Optional.empty();
    }
  }

  private Option option(String name) {
    Option option = options.get(name);
    if (option == null) {
      throw new IllegalArgumentException("no such option: " + name);
    }
    return option;
  }

  /** Adds something that is wrong with the arguments; said twice, it counts once. */
  public void problem(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidArguments when anything was wrong
   */
  public void refuseIfBad() {
    if (!problems.isEmpty()) {
      throw new InvalidArguments(problems);
    }
  }

  /** Keeps a text out of every output: a secret inside of an option that is otherwise shown. */
  public void hide(String secret) {
    hidden.add(secret);
  }

  /** The texts that must not appear in any output. */
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>(hidden);
    options.values().stream()
        .filter(Option::secret)
        .flatMap(option -> Optional.ofNullable(given.get(option.name())).stream())
        .flatMap(value -> value.text().stream())
        .forEach(secrets::add);
    return List.copyOf(secrets);
  }
}
