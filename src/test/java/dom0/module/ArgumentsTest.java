package dom0.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dom0.json.Json;
import dom0.program.Pretend;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users and Ansible may hand over, and what is said of the rest. */
class ArgumentsTest {
  private static final List<Option<?>> OPTIONS = new Pretend(Pretend.Habit.NONE).options();

  @ParameterizedTest
  @ValueSource(strings = {"5", "\"5\"", "\" 5 \"", "\"+5\""})
  void takesNumbersAndTheirTexts(String json) {
    assertEquals(Optional.of(5L), arguments("count", json).get(Pretend.COUNT));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true", "false, false", "'\"yes\"', true", "'\"No\"', false", "'\"on\"', true",
    "'\"OFF\"', false", "1, true", "0, false", "'\"1\"', true", "'\"t\"', true"
  })
  void takesEveryWordThatAnsibleTakesForABoolean(String json, boolean expected) {
    assertEquals(Optional.of(expected), arguments("force", json).get(Pretend.FORCE));
  }

  @Test
  void hidesAPartOfAnOption() {
    Arguments arguments = arguments("count", "5");
    arguments.hide("inside");

    assertEquals(List.of("inside"), arguments.secrets());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a,b\"", "\" a , b,\"", "[\"a\", \"b\"]"})
  void takesListsAndTheirTexts(String json) {
    assertEquals(List.of("a", "b"), arguments("items", json).get(Pretend.ITEMS).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": \"1\"}", "\"{\\\"a\\\": \\\"1\\\"}\"", "\"a=1\""})
  void takesDictionariesAndTheirTexts(String json) {
    assertEquals(
        "1", arguments("options", json).get(Pretend.OPTIONS).orElseThrow().get("a").textOrEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\""})
  void takesNullAndNothingForAbsent(String json) {
    Arguments arguments = arguments("mode", json);

    assertEquals(Optional.of(Pretend.Manner.SOFT), arguments.get(Pretend.MODE));
    assertEquals(false, arguments.given(Pretend.MODE));
  }

  @Test
  void takesANumberForAString() {
    assertEquals(Optional.of("4096"), arguments("text", "4096").get(Pretend.TEXT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count | 11 | option count must be between 0 and 10, not 11",
        "count | 1.5 | option count must be a whole number, not '1.5'",
        "count | \"many\" | option count must be a whole number, not 'many'",
        "count | 99999999999999999999 | option count is too large a number: 99999999999999999999",
        "count | [1] | option count must be a whole number, not a list",
        "count | true | option count must be a whole number, not 'true'",
        "force | \"maybe\" | option force must be true or false, not 'maybe'",
        "force | 2 | option force must be true or false, not '2'",
        "mode | \"firm\" | option mode must be one of soft, hard, not 'firm'",
        "mode | true | option mode must be a string, not a boolean; put quotes round it",
        "mode | {} | option mode must be a string, not a dictionary",
        "items | [[1]] | option items must be a list of strings; one of its items is a list",
        "options | 5 | option options must be a dictionary, not '5'",
        "options | \"a\" | option options must be a dictionary, not 'a'",
        "cuont | 1 | unknown option 'cuont'; did you mean count?",
        "zzzzzzzz | 1 | unknown option 'zzzzzzzz'",
      })
  void saysWhatIsWrong(String name, String value, String problem) {
    InvalidArguments refusal =
        assertThrows(
            InvalidArguments.class,
            () -> read("{\"text\": \"x\", \"%s\": %s}".formatted(name, value)));

    assertEquals(problem, refusal.getMessage());
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    InvalidArguments refusal =
        assertThrows(
            InvalidArguments.class, () -> read("{\"cont\": 1, \"force\": 3, \"count\": -1}"));

    assertEquals(
        "unknown option 'cont'; did you mean count?; option text is required;"
            + " option count must be between 0 and 10, not -1;"
            + " option force must be true or false, not '3'",
        refusal.getMessage());
  }

  @Test
  void refusesAnOptionThatIsGivenByTwoNames() {
    InvalidArguments refusal =
        assertThrows(
            InvalidArguments.class,
            () -> read("{\"text\": \"x\", \"items\": \"a\", \"things\": \"b\"}"));

    assertEquals("option items is given twice, also as things", refusal.getMessage());
  }

  @Test
  void takesTheDefaultForAValueThatIsWrong() {
    Arguments arguments = arguments("mode", "\"firm\"");

    assertEquals(Optional.empty(), arguments.get(Pretend.MODE));
    assertEquals(Pretend.Manner.SOFT, arguments.value(Pretend.MODE));
    assertThrows(InvalidArguments.class, arguments::refuseIfBad);
  }

  @Test
  void ignoresWhatIsAnsiblesOwn() {
    read("{\"text\": \"x\", \"_ansible_whatever_comes\": {}}");
  }

  @Test
  void treatsAnUndeclaredOptionAsABug() {
    assertThrows(
        IllegalArgumentException.class, () -> arguments("text", "1").get(Option.text("nonsense")));
    assertThrows(
        IllegalArgumentException.class, () -> arguments("text", "1").get(Option.flag("text")));
  }

  @Test
  void takesFromTheSharedOnesWhatASubjectLeavesOut() {
    Arguments shared =
        new Arguments(
            OPTIONS,
            Json.parse("{\"text\": \"all\", \"items\": [\"a\"], \"count\": 1, \"force\": true}"));

    Arguments own =
        shared.of(Json.parse("{\"things\": [\"b\"], \"count\": null}"), Option.raw("anything"));

    assertEquals(Optional.of("all"), own.get(Pretend.TEXT));
    assertEquals(Optional.of(List.of("b")), own.get(Pretend.ITEMS), "by its other name");
    assertEquals(Optional.empty(), own.get(Pretend.COUNT), "null takes it away");
    assertEquals(Optional.of(true), own.get(Pretend.FORCE));
  }

  private static Arguments arguments(String name, String value) {
    return new Arguments(OPTIONS, Json.parse("{\"%s\": %s}".formatted(name, value)));
  }

  private static void read(String json) {
    Arguments arguments = new Arguments(OPTIONS, Json.parse(json));
    arguments.require();
    new Pretend(Pretend.Habit.NONE).parse(arguments);
    arguments.refuseIfBad();
  }
}
