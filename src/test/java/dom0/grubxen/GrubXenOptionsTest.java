package dom0.grubxen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.grubxen.option.KernelCommandLine;
import dom0.grubxen.option.WantedOption;
import dom0.json.Json;
import dom0.module.Arguments;
import dom0.module.InvalidArguments;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arguments as a whole; JSON is written with ' for its quotes. */
class GrubXenOptionsTest {
  private static GrubXenWanted read(String arguments) {
    Json json = Json.parse(arguments.replace('\'', '"'));
    return GrubXenOptions.parse(new Arguments(GrubXenOptions.ALL, json));
  }

  private static String problem(String arguments) {
    return String.valueOf(assertThrows(InvalidArguments.class, () -> read(arguments)).getMessage());
  }

  private static List<String> options(GrubXenWanted wanted) {
    return wanted.options().stream().map(WantedOption::shown).toList();
  }

  private static List<String> dom0Options(GrubXenWanted wanted) {
    return wanted.dom0Options().stream()
        .map(option -> KernelCommandLine.of(option.texts()).toString())
        .toList();
  }

  @Test
  void areNothingWhenNoneIsGiven() {
    assertTrue(read("{}").isNothing());
    assertFalse(read("{'dom0_options': {'quiet': true}}").isNothing());
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
        "{'unknown': 'allow', 'options': {'--': true}} ~ unknown Xen option '--'",
        "{'unknown': 'allow', 'options': {'qqqqqqqq': 'a b'}} ~ Xen option qqqqqqqq: character"
            + " U+0020 in 'a b': blanks, quotes, $, `, \\ and characters outside ASCII do not reach"
            + " Xen",
        "{'options': {'placeholder': true}} ~ Xen option placeholder: belongs to GRUB's generator",
        "{'dom0_mem': '4G', 'options': {'dom0_mem': '4G'}} ~ Xen option dom0_mem is given twice,"
            + " also in options",
        "{'options': {'ivrs_ioapic[4]': '0:14.0', 'ivrs_ioapic[0x4]': '0:14.1'}} ~ Xen option"
            + " ivrs_ioapic[0x4] is given twice, also in options",
        "{'dom0_options': {'quiet': false}} ~ dom0 option quiet: the kernel has no word for off:"
            + " write the value that it documents, such as §0§ or §off§, or null to remove the"
            + " option",
        "{'dom0_options': {'root': '/dev/sda1'}} ~ dom0 option root: belongs to GRUB's generator,"
            + " which writes it into each entry",
        "{'dom0_options': {'ro': null}} ~ dom0 option ro: belongs to GRUB's generator, which"
            + " writes it into each entry",
        "{'dom0_options': {'placeholder': true}} ~ dom0 option placeholder: belongs to GRUB's"
            + " generator, which writes it into each entry",
        "{'dom0_options': {'a b': true}} ~ dom0 option a b: is not a valid name for a kernel option",
        "{'dom0_options': {'a=b': true}} ~ dom0 option a=b: is not a valid name for a kernel option",
        "{'dom0_options': {'--': true}} ~ dom0 option --: is not a valid name for a kernel option",
        "{'dom0_options': {'a-b': 1, 'a_b': 2}} ~ dom0 option a_b: is given twice: '-' and '_' are"
            + " the same to the kernel",
        "{'dom0_options': {'a': '$b'}} ~ dom0 option a: '$' in '$b': quotes, $, `, \\ and"
            + " characters outside ASCII do not reach the kernel",
        "{'dom0_options': {'a': []}} ~ dom0 option a: an empty list says nothing; null removes the"
            + " option",
        "{'dom0_options': {'a': {}}} ~ dom0 option a: must be a string, a number, a boolean or a"
            + " list of them",
        "{'dom0_options': {'a': ''}} ~ dom0 option a: is empty; null removes the option",
        "{'dom0_options': {'hugepages': [4, 512]}} ~ dom0 option hugepages: takes one value here:"
            + " hugepagesz and hugepages go in pairs, which two lists cannot say"
      })
  void refuse(String arguments, String why) {
    assertEquals(why.replace('§', '"'), problem(arguments));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '§',
      value = {
        "'quiet': true ~ quiet",
        "'panic': 30 ~ panic=30",
        "'console': ['tty0', 'hvc0'] ~ console=tty0 console=hvc0",
        "'earlyprintk': [true, 'xen'] ~ earlyprintk earlyprintk=xen",
        "'dyndbg': 'file a.c +p; file b.c +p' ~ dyndbg=\"file a.c +p; file b.c +p\"",
        "'xen-pciback.hide': '(0000:01:00.0)(0000:02:00.0)' ~"
            + " xen-pciback.hide=(0000:01:00.0)(0000:02:00.0)",
        "'quiet': null ~ "
      })
  void readDom0Options(String option, String words) {
    GrubXenWanted wanted = read("{'dom0_options': {" + option + "}}");

    assertEquals(List.of(words == null ? "" : words), dom0Options(wanted));
  }

  @Test
  void passTooLittleMemoryWhenForced() {
    assertTrue(problem("{'dom0_mem': '64M,max:64M'}").contains("too little"));

    GrubXenWanted forced = read("{'dom0_mem': '64M,max:64M', 'force': true}");

    assertEquals(List.of("dom0_mem=64M,max:64M"), options(forced));
  }
}
