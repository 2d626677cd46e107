package dom0.xenguest.option;

import dom0.json.Json;
import dom0.module.Arguments;
import dom0.module.Option;
import dom0.text.Nearest;
import dom0.text.Texts;
import dom0.xenguest.xlcfg.Key;
import dom0.xenguest.xlcfg.Keys;
import dom0.xenguest.xlcfg.XlValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The option extra_config: keys of a guest's file that are no options, and keys to be removed,
 * whose value is null.
 */
public final class ExtraConfig {
  private static final Pattern KEY = Pattern.compile("[a-z][._0-9a-z]*"); // xl's grammar
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern SECRET = Pattern.compile(".*passw(or)?d.*");

  public static final Option<Map<String, Json>> EXTRA_CONFIG = Option.dictionary("extra_config");
  public static final Option<Boolean> ALLOW_UNKNOWN = Option.flag("allow_unknown").byDefault(false);

  private final Arguments arguments;
  private final Map<String, XlValue> values = new LinkedHashMap<>();
  private final Set<String> removed = new LinkedHashSet<>();

  public ExtraConfig(Arguments arguments) {
    this.arguments = arguments;
    arguments.get(EXTRA_CONFIG).orElse(Map.of()).forEach(this::take);
  }

  private void take(String key, Json value) {
    Optional<Key> known = Keys.find(key);
    if (SECRET.matcher(key).matches()) {
      arguments.hide(value.textOrEmpty());
    }
    if (!KEY.matcher(key).matches()) {
      problem("a key must match [a-z][._0-9a-z]*, not '%s'".formatted(key));
    } else if (key.equals("name") || (known.isPresent() && given(known.get()))) {
      problem("%s is an option, and the task gives it there already".formatted(key));
    } else if (value.isMissing()) {
      removed.add(key);
    } else {
      write(key, known, value);
    }
  }

  private void write(String key, Optional<Key> known, Json value) {
    if (known.filter(Key::option).isPresent()) {
      problem("%s is an option: give it there".formatted(key));
    } else if (known.isEmpty() && !arguments.value(ALLOW_UNKNOWN)) {
      problem(
          Nearest.complaint("key", key, Keys.names())
              + " (xl would ignore it without a word; allow_unknown: true writes it)");
    } else {
      values.put(key, value(key, value));
    }
  }

  private boolean given(Key key) {
    return key.option() && arguments.given(ConfigOptions.of(key));
  }

  private XlValue value(String key, Json json) {
    if (json.isArray()) {
      return new XlValue.Items(json.items().stream().map(item -> value(key, item)).toList());
    }
    if (json.isBoolean()) {
      return XlValue.of(json.textOrEmpty().equals("true") ? 1 : 0);
    }
    String text = json.textOrEmpty();
    check(key, json, text);
    return json.isNumber() && NUMBER.matcher(text).matches()
        ? XlValue.of(Long.parseLong(text))
        : XlValue.of(text);
  }

  private void check(String key, Json json, String text) {
    if (json.text().isEmpty()) {
      problem("%s must be a string, a number, true or false, or a list of those".formatted(key));
    } else if (!Texts.isPrintable(text)) {
      problem(key + " holds a control character");
    }
  }

  private void problem(String problem) {
    arguments.problem("option extra_config: " + problem);
  }

  public Map<String, XlValue> values() {
    return values;
  }

  public List<String> removed() {
    return List.copyOf(removed);
  }
}
