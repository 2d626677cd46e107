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

/** What is read is asked by kind, and written as it was. */
class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"b\":[]},\"c\":{}}",
        "[1,-2147483649,123456789012345678901234567890,2.5,true,false,null]",
        "\"a \\\"word\\\", \\u00E9, \\uD83D\\uDE00 and \\n\"",
        "null"
      })
  void isWrittenAsItWasRead(String text) {
    assertEquals(text, Json.parse(text).toString());
    assertEquals(Json.parse(text), Json.parse(text));
    assertEquals(Json.parse(text).hashCode(), Json.parse(text).hashCode());
  }

  @Test
  void whatIsAskedOfTheWrongKindIsMissing() {
    for (String text : List.of("{}", "[]", "[1]", "1", "\"x\"", "true", "null")) {
      Json json = Json.parse(text);
      assertTrue(json.get("x").isMissing(), text);
      assertEquals(Map.of(), json.members(), text);
      assertTrue(json.get("x").get("y").items().isEmpty(), text);
    }
    assertEquals(List.of(), Json.parse("{\"a\":1}").items());
  }

  @Test
  void aScalarHasAText() {
    assertEquals(Optional.of("1000.0"), Json.parse("1e3").text());
    assertEquals(Optional.of("12345678901"), Json.parse("12345678901").text());
    assertEquals(Optional.of("true"), Json.parse("true").text());
    assertEquals(Optional.of(""), Json.parse("\"\"").text());
    assertEquals(Optional.empty(), Json.parse("null").text());
    assertEquals(Optional.empty(), Json.parse("[1]").text());
    assertEquals(Optional.empty(), Json.parse("{}").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "1 2", "{\"a\":1,\"a\":2}", "{'a':1}", "nul", "[1,]"})
  void whatIsNotExactlyOneValueIsMalformed(String text) {
    assertThrows(Json.Malformed.class, () -> Json.parse(text));
  }
}
