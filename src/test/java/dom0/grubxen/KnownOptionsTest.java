package dom0.grubxen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of Xen's options. */
class KnownOptionsTest {
  private final KnownOptions known = KnownOptions.load();

  @ParameterizedTest
  @CsvSource({
    "dom0_mem, DOM0_MEM",
    "dom0_max_vcpus, DOM0_MAX_VCPUS",
    "dom0_vcpus_pin, BOOL",
    "maxcpus, INT",
    "conring_size, SIZE",
    "com1, TEXT",
    "ucode, CUSTOM",
    "iommu, SWITCH",
    "ivrs_ioapic[4], CUSTOM",
    "fred, BOOL"
  })
  void knowsTheKindOfAnOption(String name, OptionKind kind) {
    assertEquals(Optional.of(kind), known.find(name).map(KnownOptions.Entry::kind));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dom0_cpus_pin", "ivrs_ioapic", "no-smt", "a=b", "/", "--", "smt[1]"})
  void knowsNothingElse(String name) {
    assertTrue(known.find(name).isEmpty());
  }
}
