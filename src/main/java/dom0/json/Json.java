package dom0.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that was read: a view of Jackson's tree. What is asked of it and is not there is a
 * missing value, not an error.
 *
 * <p>The tree is built by jackson-core's parser alone: an ObjectMapper would double the start of a
 * program that has nothing to do. It is not in the jars, and so nothing here may ask a node for its
 * toString, which needs one.
 */
public final class Json {
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Json MISSING = new Json(NODES.nullNode());

  private final JsonNode node;

  private Json(JsonNode node) {
    this.node = node;
  }

  /**
   * Reads one JSON value.
   *
   * @throws Malformed when the text is not exactly one JSON value
   */
  public static Json parse(String text) {
    return read(STRICT, text, Json::tree);
  }

  /** What is made of one value, with the parser at its first token; it is left at its last. */
  interface Reading<T> {
    T of(JsonParser parser) throws IOException;
  }

  /**
   * Reads one value.
   *
   * @throws Malformed when the text is not exactly one JSON value
   */
  static <T> T read(JsonFactory factory, String text, Reading<T> reading) {
    try (JsonParser parser = factory.createParser(text)) {
      return read(parser, reading);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string has no other errors
    }
  }

  /** A string. */
  public static Json of(String text) {
    return new Json(NODES.textNode(text));
  }

  /** Reads one JSON value from UTF-8. */
  public static Json parse(byte[] utf8) {
    try (JsonParser parser = STRICT.createParser(utf8)) {
      return read(parser, Json::tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Json tree(JsonParser parser) throws IOException {
    return new Json(value(parser));
  }

  private static <T> T read(JsonParser parser, Reading<T> reading) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw new Malformed("it is empty");
      }
      T read = reading.of(parser);
      if (parser.nextToken() != null) {
        throw new Malformed("there is more after the first value");
      }
      return read;
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

  private static JsonNode value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(parser.getText());
    };
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private static JsonNode object(JsonParser parser) throws IOException {
    ObjectNode members = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.set(name, value(parser));
    }
    return members;
  }

  private static JsonNode array(JsonParser parser) throws IOException {
    ArrayNode items = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }

  /** A member of an object; missing when there is none, or when this is no object. */
  public Json get(String name) {
    JsonNode member = node.get(name);
    return member == null ? MISSING : new Json(member);
  }

  /** The members of an object, in order; none when this is no object. */
  public Map<String, Json> members() {
    Map<String, Json> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      members.put(member.getKey(), new Json(member.getValue()));
    }
    return Collections.unmodifiableMap(members);
  }

  /** The items of an array; none when this is no array. */
  public List<Json> items() {
    List<Json> items = new ArrayList<>();
    if (isArray()) {
      node.forEach(item -> items.add(new Json(item)));
    }
    return Collections.unmodifiableList(items);
  }

  /** The text of a string, number or boolean; empty for what is missing, an object or an array. */
  public Optional<String> text() {
    return isMissing() || node.isContainerNode() ? Optional.empty() : Optional.of(node.asText());
  }

  /** The text of a scalar, or "" where there is none. */
  public String textOrEmpty() {
    return text().orElse("");
  }

  /** Whether it is missing or null. */
  public boolean isMissing() {
    return node.isNull();
  }

  public boolean isObject() {
    return node.isObject();
  }

  public boolean isArray() {
    return node.isArray();
  }

  public boolean isBoolean() {
    return node.isBoolean();
  }

  public boolean isNumber() {
    return node.isNumber();
  }

  public boolean isString() {
    return node.isTextual();
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

  /** Its members, its items, or the string, number, boolean or null that it is. */
  public @Nullable Object content() {
    if (node.isContainerNode()) {
      return isObject() ? members() : items();
    }
    return isBoolean()
        ? (Object) node.booleanValue()
        : isNumber() ? node.numberValue() : node.textValue();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Json json && node.equals(json.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  /** Its JSON. */
  @Override
  public String toString() {
    return JsonText.of(this);
  }

  /** The text is not exactly one JSON value; the message says why. */
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
