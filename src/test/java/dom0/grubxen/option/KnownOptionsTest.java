package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of Xen's options. */
class KnownOptionsTest {
  private final KnownOptions known = KnownOptions.load();

  @Test
  void hasEveryParameterOfXensSources() {
    assertEquals(224, known.names().size());
    known.names().forEach(name -> assertTrue(known.find(name.replace("[", "[0]")).isPresent()));
  }

  @ParameterizedTest
  @CsvSource({
    "dom0_mem, DOM0_MEM",
    "dom0_max_vcpus, DOM0_MAX_VCPUS",
    "dom0_vcpus_pin, BOOL",
    "maxcpus, INT",
    "watchdog_timeout, INT",
    "conring_size, SIZE",
    "com1, TEXT",
    "ucode, CUSTOM",
    "iommu, CUSTOM",
    "ivrs_ioapic[4], CUSTOM",
    "ivrs_ioapic[0x1F], CUSTOM",
    "fred, BOOL"
  })
  void knowsTheKindOfAnOption(String name, OptionKind kind) {
    assertEquals(Optional.of(kind), known.find(name).map(KnownOptions.Entry::kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dom0_cpus_pin",
        "ivrs_ioapic",
        "ivrs_ioapic[",
        "ivrs_ioapic[]",
        "ivrs_ioapic[x]",
        "no-smt",
        "a=b",
        "/",
        "--",
        "smt[1]"
      })
  void knowsNothingElse(String name) {
    assertTrue(known.find(name).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "dom0_cpus_pin, unknown Xen option 'dom0_cpus_pin'; did you mean dom0_vcpus_pin?",
    "loglevel, unknown Xen option 'loglevel'; did you mean loglvl?",
    "guest_loglevel, unknown Xen option 'guest_loglevel'; did you mean guest_loglvl?",
    "ivrs_ioapic, unknown Xen option 'ivrs_ioapic'; did you mean ivrs_ioapic[0]?",
    "no-smt, Xen option no-smt: write smt: false",
    "fredfredfred, unknown Xen option 'fredfredfred'"
  })
  void saysWhatIsWrongWithAName(String name, String complaint) {
    assertEquals(complaint, known.complaint(name));
  }

  @ParameterizedTest
  @CsvSource({
    "fred, 4.17, false",
    "fred, 4.20, false",
    "fred, 4.21, true",
    "fred, 4.23, true",
    "fred, 5.0, true",
    "fred, '', true",
    "pku, 4.17, true",
    "pku, 4.18, false",
    "preferred-cstates, 4.16, false",
    "preferred-cstates, 4.21, true",
    "preferred-cstates, 4.22, false",
    "dom0_mem, 4.14, true"
  })
  void knowsTheReleasesThatKnowAnOption(String name, String release, boolean expected) {
    assertEquals(expected, Rows.entry(name).knownTo(release));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console_timestamps",
        "conswitch",
        "crash-debug-panic",
        "gnttab_max_frames",
        "loglvl",
        "guest_loglvl",
        "pcid",
        "ept"
      })
  void knowsWhatARunningXenCanBeTold(String name) {
    assertTrue(Rows.entry(name).runtimeSettable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dom0_mem", "smt", "console", "iommu"})
  void knowsWhatNeedsAReboot(String name) {
    assertTrue(!Rows.entry(name).runtimeSettable());
  }
}
