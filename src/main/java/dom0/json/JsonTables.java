package dom0.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tables that a program prints as JSON, as {@code lvm fullreport} does: an object with a list of
 * objects, in which a table is a list of rows, and a row an object of texts.
 *
 * <p>They are read without a tree, which for thousands of rows would take as long as all else.
 */
public final class JsonTables {
  /** Not strict: it is a program that prints them, and the last of two values of a field counts. */
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonTables() {}

  /**
   * Reads them.
   *
   * @param list the list's name
   * @return for each object in the list, its tables by name
   * @throws Json.Malformed when the text is not one JSON object with such a list
   */
  public static List<Map<String, List<Row>>> read(String text, String list) {
    return Json.read(FACTORY, text, parser -> tables(parser, list));
  }

  /** One row, which shares the names of its fields with the others of its table. */
  public static final class Row {
    private final Map<String, Integer> fields;
    private final List<@Nullable String> values;

    private Row(Map<String, Integer> fields, List<@Nullable String> values) {
      this.fields = fields;
      this.values = values;
    }

    /** A field's text; empty where the row has no such field, or one that is no text. */
    public Optional<String> text(String field) {
      Integer index = fields.get(field);
      return index == null || index >= values.size()
          ? Optional.empty()
          : Optional.ofNullable(values.get(index));
    }
  }

  private static List<Map<String, List<Row>>> tables(JsonParser parser, String list)
      throws IOException {
    List<List<Map<String, List<Row>>>> found = new ArrayList<>();
    members(
        parser,
        name -> {
          if (name.equals(list) && parser.currentToken() == JsonToken.START_ARRAY) {
            List<Map<String, List<Row>>> all = new ArrayList<>();
            items(parser, () -> all.add(tables(parser)));
            if (!found.isEmpty()) {
              throw new Json.Malformed("it has the list '" + list + "' twice");
            }
            found.add(all);
          } else {
            parser.skipChildren();
          }
        });
    if (found.isEmpty()) {
      throw new Json.Malformed("it has no list '" + list + "'");
    }
    return found.get(0);
  }

  private static Map<String, List<Row>> tables(JsonParser parser) throws IOException {
    Map<String, List<Row>> tables = new LinkedHashMap<>();
    members(parser, name -> tables.put(name, new Table().rows(parser)));
    return tables;
  }

  private interface Member {
    void read(String name) throws IOException;
  }

  private interface Item {
    void read() throws IOException;
  }

  /** Each member of an object, with the parser at its value; none of another value. */
  private static void members(JsonParser parser, Member member) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      member.read(name);
    }
  }

  /** Each item of an array, with the parser at it; none of another value. */
  private static void items(JsonParser parser, Item item) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      item.read();
    }
  }

  /** One table while it is read. */
  private static final class Table {
    private final List<Row> rows = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> fields = new HashMap<>();

    List<Row> rows(JsonParser parser) throws IOException {
      items(parser, () -> rows.add(row(parser)));
      return rows;
    }

    private Row row(JsonParser parser) throws IOException {
      List<@Nullable String> values = new ArrayList<>(names.size());
      members(
          parser,
          name -> {
            int index = index(name, values.size());
            while (values.size() <= index) {
              values.add(null);
            }
            boolean isText = parser.currentToken().isScalarValue();
            boolean isNull = parser.currentToken() == JsonToken.VALUE_NULL;
            values.set(index, isText && !isNull ? parser.getText() : null);
            parser.skipChildren();
          });
      return new Row(fields, values);
    }

    /** Where a field's value is in each row: nearly always next, as in the row before. */
    private int index(String name, int next) {
      if (next < names.size() && names.get(next).equals(name)) {
        return next;
      }
      Integer known = fields.putIfAbsent(name, names.size());
      if (known == null) {
        names.add(name);
      }
      return known == null ? names.size() - 1 : known;
    }
  }
}
