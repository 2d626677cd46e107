package dom0.module;

import dom0.json.Json;
import dom0.text.UnusableValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One option of a module, as its documentation in modules/NAME.yml also states it; a test holds the
 * two together.
 *
 * @param <T> what its value is to the module
 * @param name as in a playbook
 * @param type what its value is in a playbook
 * @param reader makes the one of the other, or throws {@link UnusableValue}
 * @param defaultValue counts where none is given; empty for none
 * @param choices the allowed words; none for no such limit
 * @param aliases other names for it
 */
public record Option<T>(
    String name,
    Type type,
    Function<Json, T> reader,
    boolean required,
    Optional<T> defaultValue,
    List<String> choices,
    List<String> aliases,
    boolean secret) {

  public Option {
    choices = List.copyOf(choices);
    aliases = List.copyOf(aliases);
  }

  /** What an option's value is, in Ansible's words (lower case). */
  public enum Type {
    STR,
    INT,
    BOOL,
    LIST,
    DICT,
    RAW;

    /** The name that Ansible's documentation uses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static <T> Option<T> of(String name, Type type, Function<Json, T> reader) {
    return new Option<>(name, type, reader, false, Optional.empty(), List.of(), List.of(), false);
  }

  public static Option<String> text(String name) {
    return of(name, Type.STR, Coercion::text);
  }

  /** A text that is one of these words. */
  public static Option<String> word(String name, List<String> words) {
    return chosen(name, words, words);
  }

  /** One of these values, by its word. */
  @SafeVarargs
  public static <T extends Choice> Option<T> choice(String name, T... values) {
    List<String> words = new ArrayList<>();
    List<T> choices = new ArrayList<>();
    for (T value : values) {
      words.add(value.word());
      choices.add(value);
    }
    return chosen(name, words, choices);
  }

  private static <T> Option<T> chosen(String name, List<String> words, List<T> values) {
    Function<Json, T> reader = json -> values.get(Coercion.choice(json, words));
    return new Option<>(name, Type.STR, reader, false, Optional.empty(), words, List.of(), false);
  }

  /** A whole number between two bounds. */
  public static Option<Long> number(String name, long least, long most) {
    return of(name, Type.INT, json -> Coercion.number(json, least, most));
  }

  public static Option<Boolean> flag(String name) {
    return of(name, Type.BOOL, Coercion::flag);
  }

  /** A list of strings; a string is split at its commas. */
  public static Option<List<String>> list(String name) {
    return of(name, Type.LIST, Coercion::list);
  }

  /** A list of dictionaries; or its JSON in a string, as an ad hoc command hands it on. */
  public static Option<List<Json>> dictionaries(String name) {
    return of(name, Type.LIST, Coercion::dictionaries);
  }

  public static Option<Map<String, Json>> dictionary(String name) {
    return of(name, Type.DICT, Coercion::dictionary);
  }

  /** A value of any kind. */
  public static Option<Json> raw(String name) {
    return of(name, Type.RAW, Function.identity());
  }

  /** This option, of whose value something else is made. */
  public <R> Option<R> as(Function<T, R> next) {
    return new Option<>(
        name, type, reader.andThen(next), required, Optional.empty(), choices, aliases, secret);
  }

  /** This option, which must be given. */
  public Option<T> mandatory() {
    return new Option<>(name, type, reader, true, defaultValue, choices, aliases, secret);
  }

  /** This option with a value for when none is given. */
  public Option<T> byDefault(T value) {
    return new Option<>(name, type, reader, required, Optional.of(value), choices, aliases, secret);
  }

  /** This option, also known by these names. */
  public Option<T> alias(String... names) {
    return new Option<>(
        name, type, reader, required, defaultValue, choices, List.of(names), secret);
  }

  /** This option, whose value is never shown. */
  public Option<T> hidden() {
    return new Option<>(name, type, reader, required, defaultValue, choices, aliases, true);
  }
}
