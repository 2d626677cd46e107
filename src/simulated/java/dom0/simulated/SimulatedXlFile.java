package dom0.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a guest's file for the simulated xl; on purpose not by the code of the module. */
final class SimulatedXlFile {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(?:(?:#[^\\n]*\\n|;)\\s*)*([a-z][._0-9a-z]*)[ \\t]*(\\+?=)[ \\t]*"
              + "(\\[[^\\]]*\\]|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'[^'\\n]*'|[0-9][0-9a-fx]*)"
              + "[ \\t]*(?:#[^\\n]*)?(?:[\\n;]|$)");
  private static final Pattern ITEM = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"|'([^'\n]*)'");

  private SimulatedXlFile() {}

  static Map<String, Object> parse(String text) {
    Map<String, Object> keys = new LinkedHashMap<>();
    Matcher statement = STATEMENT.matcher(text);
    int at = 0;
    while (statement.region(at, text.length()).lookingAt()) {
      Object value = value(statement.group(3));
      keys.merge(
          statement.group(1),
          value,
          (before, more) -> statement.group(2).equals("=") ? more : joined(before, more));
      at = statement.end();
    }
    if (!text.substring(at).replaceAll("#[^\n]*\n", "").isBlank()) {
      throw new AssertionError("not simulated in a guest's file: " + text.substring(at));
    }
    boolean isHvm = keys.containsValue("hvm"); // as type, or as builder
    if (isHvm && String.valueOf(keys.get("kernel")).matches("(.*/)?hvmloader")) {
      keys.remove("kernel"); // xl_parse.c: "you seem to be using kernel directive to override ..."
    }
    return keys;
  }

  private static Object joined(Object before, Object more) {
    if (before instanceof List<?> one && more instanceof List<?> two) {
      List<Object> items = new ArrayList<>(one);
      items.addAll(two);
      return items;
    }
    return before + String.valueOf(more);
  }

  private static Object value(String text) {
    if (text.startsWith("[")) {
      List<String> items = new ArrayList<>();
      Matcher item = ITEM.matcher(text);
      while (item.find()) {
        items.add(unquoted(item));
      }
      return items;
    }
    Matcher item = ITEM.matcher(text);
    return item.matches() ? unquoted(item) : text;
  }

  private static String unquoted(Matcher item) {
    String plain = item.group(2);
    return plain != null ? plain : item.group(1).replaceAll("\\\\(.)", "$1");
  }
}
