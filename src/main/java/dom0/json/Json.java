package dom0.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that was read. What is asked of it and is not there is a missing value, not an
 * error.
 *
 * <p>Read by jackson-core's parser into plain maps and lists: an ObjectMapper, and already its tree
 * of nodes, would more than double the start of a program that has nothing to do.
 */
public final class Json {
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Json MISSING = new Json(null);

  /** A {@code Map<String, Json>}, {@code List<Json>}, String, Number, Boolean, or null. */
  private final @Nullable Object value;

  private Json(@Nullable Object value) {
    this.value = value;
  }

  /**
   * Reads one JSON value.
   *
   * @throws Malformed when the text is not exactly one JSON value
   */
  public static Json parse(String text) {
    try (JsonParser parser = STRICT.createParser(text)) {
      return parse(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string has no other errors
    }
  }

  /** A string. */
  public static Json of(String text) {
    return new Json(text);
  }

  /** Reads one JSON value from UTF-8. */
  public static Json parse(byte[] utf8) {
    try (JsonParser parser = STRICT.createParser(utf8)) {
      return parse(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Json parse(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw new Malformed("it is empty");
      }
      Json json = value(parser);
      if (parser.nextToken() != null) {
        throw new Malformed("there is more after the first value");
      }
      return json;
    } catch (JsonParseException e) {
      throw new Malformed(
          "line %d, column %d: %s"
              .formatted(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()));
    } catch (IOException e) { // Jackson's limits on depth and length, and bytes that are not UTF-8
      throw new Malformed(String.valueOf(e.getMessage()).split("\n", 2)[0]);
    }
  }

  private static Json value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json(parser.getNumberValue());
      case VALUE_TRUE -> new Json(true);
      case VALUE_FALSE -> new Json(false);
      case VALUE_NULL -> MISSING;
      default -> new Json(parser.getText());
    };
  }

  private static Json object(JsonParser parser) throws IOException {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new Json(Collections.unmodifiableMap(members));
  }

  private static Json array(JsonParser parser) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json(Collections.unmodifiableList(items));
  }

  /** A member of an object; missing when there is none, or when this is no object. */
  public Json get(String name) {
    return members().getOrDefault(name, MISSING);
  }

  /** The members of an object, in order; none when this is no object. */
  @SuppressWarnings("unchecked") // maps are made only by object()
  public Map<String, Json> members() {
    return value instanceof Map<?, ?> map ? (Map<String, Json>) map : Map.of();
  }

  /** The items of an array; none when this is no array. */
  @SuppressWarnings("unchecked") // lists are made only by array()
  public List<Json> items() {
    return value instanceof List<?> list ? (List<Json>) list : List.of();
  }

  /** The text of a string, number or boolean; empty for what is missing, an object or an array. */
  public Optional<String> text() {
    return isScalar() ? Optional.of(String.valueOf(value)) : Optional.empty();
  }

  /** The text of a scalar, or "" where there is none. */
  public String textOrEmpty() {
    return text().orElse("");
  }

  /** Whether it is missing or null. */
  public boolean isMissing() {
    return value == null;
  }

  public boolean isObject() {
    return value instanceof Map;
  }

  public boolean isArray() {
    return value instanceof List;
  }

  public boolean isBoolean() {
    return value instanceof Boolean;
  }

  public boolean isNumber() {
    return value instanceof Number;
  }

  public boolean isString() {
    return value instanceof String;
  }

  private boolean isScalar() {
    return value != null && !isObject() && !isArray();
  }

  /** What kind of value it is, for messages: "a list", "a number". */
  public String kind() {
    if (isObject()) {
      return "a dictionary";
    }
    if (isArray()) {
      return "a list";
    }
    if (isBoolean()) {
      return "a boolean";
    }
    return isNumber() ? "a number" : isString() ? "a string" : "nothing";
  }

  /** The plain value: maps, lists, strings, numbers, booleans, null. */
  @Nullable Object plain() {
    if (isObject()) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      members().forEach((name, member) -> plain.put(name, member.plain()));
      return plain;
    }
    if (isArray()) {
      List<@Nullable Object> plain = new ArrayList<>();
      items().forEach(item -> plain.add(item.plain()));
      return plain;
    }
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Json json && Objects.equals(value, json.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }

  /** The text is not exactly one JSON value; the message says why. */
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
