package dom0.module;

import dom0.json.Json;
import dom0.text.Texts;
import dom0.text.UnusableValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads values as Ansible's users expect: variables and the command line often hand on a number or
 * a boolean as its text. A value that cannot be what it should be is a {@link UnusableValue}.
 */
final class Coercion {
  // The words of ansible.module_utils.parsing.convert_bool.
  private static final Set<String> TRUE = Set.of("yes", "on", "true", "1", "y", "t");
  private static final Set<String> FALSE = Set.of("no", "off", "false", "0", "n", "f");

  private Coercion() {}

  static String text(Json json) {
    if (json.isString() || json.isNumber()) {
      return json.textOrEmpty();
    }
    String hint = json.isBoolean() ? "; put quotes round it" : "";
    throw new UnusableValue("must be a string, not " + json.kind() + hint);
  }

  /** Which of these words it is, by its place among them. */
  static int choice(Json json, List<String> words) {
    String word = text(json);
    int index = words.indexOf(word);
    if (index < 0) {
      throw new UnusableValue(
          "must be one of %s, not '%s'".formatted(String.join(", ", words), word));
    }
    return index;
  }

  static long number(Json json, long least, long most) {
    long number = number(json);
    if (number < least || number > most) {
      throw new UnusableValue("must be between %d and %d, not %d".formatted(least, most, number));
    }
    return number;
  }

  private static long number(Json json) {
    String text = json.isString() || json.isNumber() ? json.textOrEmpty().strip() : "";
    if (!text.matches("[-+]?[0-9]+")) {
      throw new UnusableValue("must be a whole number, not " + shown(json));
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UnusableValue("is too large a number: " + Texts.shortened(text));
    }
  }

  static boolean flag(Json json) {
    String word = json.textOrEmpty().strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return true;
    }
    if (FALSE.contains(word)) {
      return false;
    }
    throw new UnusableValue("must be true or false, not " + shown(json));
  }

  static List<String> list(Json json) {
    if (json.isArray()) {
      return json.items().stream().map(Coercion::item).toList();
    }
    if (!json.isString()) {
      return List.of(item(json));
    }
    List<String> items = new ArrayList<>();
    for (String part : json.textOrEmpty().split(",")) {
      if (!part.isBlank()) {
        items.add(part.strip());
      }
    }
    return List.copyOf(items);
  }

  private static String item(Json json) {
    if (json.isString() || json.isNumber()) {
      return json.textOrEmpty();
    }
    throw new UnusableValue("must be a list of strings; one of its items is " + json.kind());
  }

  /** A dictionary, or its JSON or "a=b,c=d" in a string, as an ad hoc command hands it on. */
  static Map<String, Json> dictionary(Json json) {
    if (json.isObject()) {
      return json.members();
    }
    String text = json.isString() ? json.textOrEmpty().strip() : "";
    if (text.startsWith("{")) {
      return fromJson(text);
    }
    Map<String, Json> members = new LinkedHashMap<>();
    for (String pair : text.split(",")) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new UnusableValue("must be a dictionary, not " + shown(json));
      }
      members.put(pair.substring(0, equals).strip(), Json.of(pair.substring(equals + 1).strip()));
    }
    return members;
  }

  /** Their text is in no message: it may hold secrets. */
  static List<Json> dictionaries(Json json) {
    Json list = json.isString() ? listFromJson(json.textOrEmpty().strip()) : json;
    if (!list.isArray()) {
      throw new UnusableValue("must be a list of dictionaries, not " + list.kind());
    }
    for (int i = 0; i < list.items().size(); i++) {
      Json item = list.items().get(i);
      if (!item.isObject()) {
        throw new UnusableValue(
            "must be a list of dictionaries; its item %d is %s".formatted(i + 1, item.kind()));
      }
    }
    return list.items();
  }

  private static Json listFromJson(String text) {
    try {
      return Json.parse(text);
    } catch (Json.Malformed e) {
      throw new UnusableValue("must be a list of dictionaries; this string is not JSON");
    }
  }

  private static Map<String, Json> fromJson(String text) {
    try {
      return Json.parse(text).members();
    } catch (Json.Malformed e) {
      throw new UnusableValue("looks like a JSON dictionary but is not one: " + e.getMessage());
    }
  }

  private static String shown(Json json) {
    return json.text().map(text -> "'" + Texts.shortened(text) + "'").orElse(json.kind());
  }
}
