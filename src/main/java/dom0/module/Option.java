package dom0.module;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One option of a module, as its documentation in modules/NAME.yml also states it; a test holds the
 * two together.
 *
 * @param name as in a playbook
 * @param type what its value is
 * @param standard the value where none is given, as it is written in YAML; empty for none
 * @param choices the allowed values; none for no such limit
 * @param aliases other names for it
 */
public record Option(
    String name,
    Type type,
    boolean required,
    Optional<String> standard,
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

  private static Option of(String name, Type type) {
    return new Option(name, type, false, Optional.empty(), List.of(), List.of(), false);
  }

  public static Option text(String name) {
    return of(name, Type.STR);
  }

  public static Option number(String name) {
    return of(name, Type.INT);
  }

  public static Option flag(String name) {
    return of(name, Type.BOOL);
  }

  /** A list of strings; a string is split at its commas. */
  public static Option list(String name) {
    return of(name, Type.LIST);
  }

  public static Option dictionary(String name) {
    return of(name, Type.DICT);
  }

  /** A value that the module itself reads, of any kind. */
  public static Option raw(String name) {
    return of(name, Type.RAW);
  }

  /** The same option, which must be given. */
  public Option mandatory() {
    return new Option(name, type, true, standard, choices, aliases, secret);
  }

  /** The same option with a value for when none is given. */
  public Option standard(String value) {
    return new Option(name, type, required, Optional.of(value), choices, aliases, secret);
  }

  /** The same option, limited to these values. */
  public Option oneOf(String... values) {
    return new Option(name, type, required, standard, List.of(values), aliases, secret);
  }

  /** The same option, also known by these names. */
  public Option alias(String... names) {
    return new Option(name, type, required, standard, choices, List.of(names), secret);
  }

  /** The same option, whose value is never shown. */
  public Option hidden() {
    return new Option(name, type, required, standard, choices, aliases, true);
  }
}
