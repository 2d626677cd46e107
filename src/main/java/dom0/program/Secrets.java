package dom0.program;

import dom0.json.Json;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the values of secret options out of whatever is about to be shown. */
final class Secrets {
  private static final String MASK = "********";

  private final List<String> secrets;

  Secrets(List<String> secrets) {
    this.secrets = secrets.isEmpty() ? secrets : longestFirst(secrets);
  }

  /** One may hold another. */
  private static List<String> longestFirst(List<String> secrets) {
    return secrets.stream()
        .filter(secret -> !secret.isBlank())
        .sorted(Comparator.comparing(String::length).reversed())
        .toList();
  }

  /** The result with every secret masked. */
  Map<String, Object> masked(Map<String, Object> result) {
    if (secrets.isEmpty()) {
      return result;
    }
    Map<String, Object> masked = new LinkedHashMap<>();
    result.forEach((name, value) -> masked.put(name, maskedValue(value)));
    return masked;
  }

  private @Nullable Object maskedValue(@Nullable Object value) {
    if (value instanceof Json json) {
      return maskedJson(json);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> masked = new LinkedHashMap<>();
      map.forEach((name, member) -> masked.put(String.valueOf(name), maskedValue(member)));
      return masked;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::maskedValue).toList();
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(this::maskedValue);
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : maskedText(String.valueOf(value));
  }

  /** A password may be a number; every other number stays one. */
  private @Nullable Object maskedJson(Json json) {
    String text = json.textOrEmpty();
    String masked = maskedText(text);
    return masked.equals(text) ? maskedValue(json.content()) : masked;
  }

  private String maskedText(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }
}
