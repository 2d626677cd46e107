package dom0.grubxen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.module.Arguments;
import dom0.module.InvalidArguments;
import dom0.module.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arguments as a whole; JSON is written with ' for its quotes. */
class GrubXenOptionsTest {
  private static GrubXenWanted read(String arguments) {
    Json json = Json.parse(arguments.replace('\'', '"'));
    return new GrubXenOptions(new Arguments(GrubXenOptions.ALL, json)).read();
  }

  private static String problem(String arguments) {
    return String.valueOf(assertThrows(InvalidArguments.class, () -> read(arguments)).getMessage());
  }

  private static List<String> options(GrubXenWanted wanted) {
    return wanted.options().stream().map(WantedOption::shown).toList();
  }

  @Test
  void areNothingWhenNoneIsGiven() {
    assertTrue(read("{}").isNothing());
    assertFalse(read("{'options': {'smt': null}}").isNothing());
    assertFalse(read("{'boot_default': 'linux'}").isNothing());
  }

  @Test
  void readOptionsInTheirOrder() {
    GrubXenWanted wanted =
        read("{'dom0_mem': '4G,max:4G', 'options': {'smt': false, 'loglvl': 'all'}}");

    assertEquals(List.of("dom0_mem=4G,max:4G", "smt=no", "loglvl=all"), options(wanted));
    assertEquals(List.of(), wanted.warnings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '§',
      value = {
        "'new_one': true ~ new_one",
        "'new_one': false ~ new_one=no",
        "'new_one': 'a,b' ~ new_one=a,b",
        "'new_one': 5 ~ new_one=5",
        "'new_one': ['a', 'b'] ~ new_one=a new_one=b",
        "'new_one': null ~ ",
        "'new_one[0x3]': 'a' ~ new_one[3]=a",
        "'new.one-x': 'a' ~ new.one-x=a"
      })
  void takeAnUnknownNameWhenToldTo(String option, String words) {
    GrubXenWanted allowed = read("{'unknown': 'allow', 'options': {" + option + "}}");
    GrubXenWanted warned = read("{'unknown': 'warn', 'options': {" + option + "}}");

    assertEquals(List.of(words == null ? "" : words), options(allowed));
    assertEquals(List.of(), allowed.warnings());
    assertEquals(allowed.options(), warned.options());
    assertEquals(1, warned.warnings().size());
    allowed.options().forEach(wanted -> assertTrue(wanted.isMetBy(wanted.words())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '§',
      value = {
        "{'options': {'dom0_cpus_pin': true}} ~ unknown Xen option 'dom0_cpus_pin'; did you mean"
            + " dom0_vcpus_pin?",
        "{'unknown': 'allow', 'options': {'no-smt': true}} ~ Xen option no-smt: write smt: false",
        "{'unknown': 'allow', 'options': {'no-new': true}} ~ unknown Xen option 'no-new'",
        "{'unknown': 'allow', 'options': {'qqqqqq=z': true}} ~ unknown Xen option 'qqqqqq=z'",
        "{'unknown': 'allow', 'options': {'--': true}} ~ unknown Xen option '--'; did you mean pv?",
        "{'unknown': 'allow', 'options': {'qqqqqqqq': 'a b'}} ~ Xen option qqqqqqqq: character"
            + " U+0020 in 'a b': neither blanks, quotes, $, ` and \\ nor anything but ASCII reach"
            + " Xen",
        "{'options': {'placeholder': true}} ~ Xen option placeholder: belongs to GRUB's generator",
        "{'dom0_mem': '4G', 'options': {'dom0_mem': '4G'}} ~ Xen option dom0_mem is given twice,"
            + " also in options",
        "{'options': {'ivrs_ioapic[4]': '0:14.0', 'ivrs_ioapic[0x4]': '0:14.1'}} ~ Xen option"
            + " ivrs_ioapic[0x4] is given twice, also in options"
      })
  void refuse(String arguments, String why) {
    assertEquals(why.replace('§', '"'), problem(arguments));
  }

  @Test
  void passTooLittleMemoryWhenForced() {
    assertTrue(problem("{'dom0_mem': '64M,max:64M'}").contains("too little"));

    GrubXenWanted forced = read("{'dom0_mem': '64M,max:64M', 'force': true}");

    assertTrue(forced.force());
    assertEquals(List.of("dom0_mem=64M,max:64M"), options(forced));
  }
}
