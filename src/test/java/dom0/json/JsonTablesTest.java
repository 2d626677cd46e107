package dom0.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that a program prints as JSON. */
final class JsonTablesTest {
  @Test
  void readsRows() {
    List<Map<String, List<JsonTables.Row>>> tables =
        JsonTables.read(
            """
            {"log": [{"seq": 1}], "version": 2,
             "report": [{"vg": [{"name": "a", "size": "1"}, {"name": "b", "size": "2"}], "pv": []},
                        {"vg": [{"name": "c"}]}], "more": {"report": []}}
            """,
            "report");
    assertEquals(2, tables.size());
    assertEquals(List.of("vg", "pv"), List.copyOf(tables.get(0).keySet()));
    assertEquals(List.of(), table(tables, 0, "pv"));
    assertEquals(List.of("a", "b"), texts(table(tables, 0, "vg"), "name"));
    assertEquals(List.of("1", "2"), texts(table(tables, 0, "vg"), "size"));
    assertEquals(List.of("c"), texts(table(tables, 1, "vg"), "name"));
    assertEquals(Optional.empty(), table(tables, 1, "vg").get(0).text("size"));
  }

  /** As LVM does where a group is exported, or a field is new. */
  @Test
  void readsRowsWhoseFieldsDiffer() {
    List<Map<String, List<JsonTables.Row>>> tables =
        JsonTables.read(
            """
                {"r": [{"t": [{"a": "1", "b": "2"}, {"b": "3"}, {"c": "4", "a": "5"}, {}, {"b": "6", "c": "7", "a": "8"}]}]}
                """,
            "r");
    List<JsonTables.Row> rows = table(tables, 0, "t");
    assertEquals(List.of("1", "-", "5", "-", "8"), texts(rows, "a"));
    assertEquals(List.of("2", "3", "-", "-", "6"), texts(rows, "b"));
    assertEquals(List.of("-", "-", "4", "-", "7"), texts(rows, "c"));
  }

  @Test
  void takesTextsOfScalarsAlone() {
    List<Map<String, List<JsonTables.Row>>> tables =
        JsonTables.read(
            "{\"r\": [{\"t\": [{\"n\": 1.5, \"no\": null, \"l\": [\"x\", {}], \"o\": {\"n\": 2}, \"b\": true}]}]}",
            "r");
    JsonTables.Row row = table(tables, 0, "t").get(0);
    assertEquals(Optional.of("1.5"), row.text("n"));
    assertEquals(Optional.of("true"), row.text("b"));
    for (String field : List.of("no", "l", "o", "missing")) {
      assertEquals(Optional.empty(), row.text(field), field);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "\"r\"", "{\"r\": {}}", "{\"r\": null}", "{\"x\": {\"r\": []}}"})
  void refusesWhatHasNoSuchList(String text) {
    assertSays("it has no list 'r'", text);
  }

  @Test
  void refusesASecondList() {
    assertSays("it has the list 'r' twice", "{\"r\": [], \"r\": [{\"t\": []}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{\"r\": [{\"t\": [{\"a\": ",
        "{\"r\": []} {}",
        "{\"r\": [{\"t\": [{\"a\": 'x'}]}]}"
      })
  void refusesWhatIsNoJson(String text) {
    assertTrue(
        assertThrows(Json.Malformed.class, () -> JsonTables.read(text, "r")).getMessage() != null);
  }

  @Test
  void passesOverWhatIsNoTable() {
    assertEquals(
        List.of(Map.of(), Map.of("t", List.of()), Map.of("t", List.of())),
        JsonTables.read("{\"r\": [1, {\"t\": 5}, {\"t\": {\"a\": []}}]}", "r"));
  }

  private static List<JsonTables.Row> table(
      List<Map<String, List<JsonTables.Row>>> tables, int index, String name) {
    return tables.get(index).getOrDefault(name, List.of());
  }

  private static void assertSays(String message, String text) {
    assertEquals(
        message, assertThrows(Json.Malformed.class, () -> JsonTables.read(text, "r")).getMessage());
  }

  private static List<String> texts(List<JsonTables.Row> rows, String field) {
    return rows.stream().map(row -> row.text(field).orElse("-")).toList();
  }
}
