package dom0.module;

import dom0.json.Json;
import dom0.text.Nearest;
import dom0.text.UnusableValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of one call, read by the module's options.
 *
 * <p>Problems are collected, not thrown, so that the user learns of all of them at once: a module
 * reads everything it wants, adds what it finds wrong by {@link #problem}, and calls {@link
 * #refuseIfBad} before it builds anything from the values. A value that is wrong reads as absent.
 * null and "" are absent too. Names that begin with {@code _ansible_} are Ansible's own.
 */
public final class Arguments {
  private final List<Option<?>> options;

  /** The options by all names that they have. */
  private final Map<String, Option<?>> names;

  private final Map<String, Json> given = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();

  private Arguments(List<Option<?>> options, Map<String, Option<?>> names) {
    this.options = options;
    this.names = names;
  }

  /** Sorts the members of a JSON object by the options that they name. */
  public Arguments(List<Option<?>> known, Json object) {
    this(known, new LinkedHashMap<>());
    for (Option<?> option : known) {
      names.put(option.name(), option);
      option.aliases().forEach(alias -> names.put(alias, option));
    }
    object.members().forEach(this::take);
  }

  /**
   * The arguments of one subject among several: what it says itself, if only null, and else what is
   * said here for all of them.
   *
   * @param list the option that lists the subjects
   */
  public Arguments of(Json subject, Option<?> list) {
    Arguments own = new Arguments(options, names);
    subject.members().forEach(own::take);
    if (own.given(list)) {
      own.problem("option %s does not go into its own items".formatted(list.name()));
    }
    Set<String> said = new HashSet<>(Set.of(list.name()));
    subject.members().keySet().forEach(name -> said.add(own.optionName(name)));
    given.forEach(
        (name, value) -> {
          if (!said.contains(name)) {
            own.given.put(name, value);
          }
        });
    return own;
  }

  private void take(String name, Json value) {
    if (name.startsWith("_ansible_")) {
      return;
    }
    if (!names.containsKey(name)) {
      problem(Nearest.complaint("option", name, names.keySet()));
    } else if (!isAbsent(value) && given.putIfAbsent(optionName(name), value) != null) {
      problem("option " + optionName(name) + " is given twice, also as " + name);
    }
  }

  private String optionName(String name) {
    Option<?> option = names.get(name);
    return option == null ? name : option.name();
  }

  /** Finds it wrong that an option is not given which must be. */
  public void require() {
    for (Option<?> option : options) {
      if (option.required() && !given(option)) {
        problem("option " + option.name() + " is required");
      }
    }
  }

  private static boolean isAbsent(Json value) {
    return value.isMissing() || value.equals(Json.of(""));
  }

  /** Whether the user gave the option a value. */
  public boolean given(Option<?> option) {
    return given.containsKey(known(option).name());
  }

  /** The value of an option, or its default; empty where it is wrong or there is none. */
  public <T> Optional<T> get(Option<T> option) {
    Json json = given.get(known(option).name());
    return json == null ? option.defaultValue() : read(option, json);
  }

  /** The value of an option that has a default, which also stands in for one that is wrong. */
  public <T> T value(Option<T> option) {
    Optional<T> value = get(option);
    return value.isPresent() ? value.get() : option.defaultValue().orElseThrow();
  }

  /** The value of an option that was given in another place than its own. */
  public <T> Optional<T> read(Option<T> option, Json json) {
    try {
      return Optional.of(option.reader().apply(json));
    } catch (UnusableValue e) {
      problem("option " + option.name() + " " + e.getMessage());
      return Optional.empty();
    }
  }

  private Option<?> known(Option<?> option) {
    Option<?> known = names.get(option.name());
    if (known == null || known.type() != option.type()) {
      throw new IllegalArgumentException("not among the module's options: " + option.name());
    }
    return known;
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
    options.stream()
        .filter(Option::secret)
        .flatMap(option -> Optional.ofNullable(given.get(option.name())).stream())
        .flatMap(value -> value.text().stream())
        .forEach(secrets::add);
    return List.copyOf(secrets);
  }
}
