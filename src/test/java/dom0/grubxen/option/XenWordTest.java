package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One word of Xen's command line. */
class XenWordTest {
  @ParameterizedTest
  @CsvSource({
    "smt, smt, ''",
    "smt=no, smt, no",
    "no-smt, smt, no",
    "no-real-mode, real-mode, no",
    "no-smt=1, smt, undefined no-smt=1",
    "noreboot, noreboot, ''",
    "com1=a=b, com1, a=b",
    "ivrs_ioapic[4]=0:14.0, ivrs_ioapic[4], 0:14.0",
    "ivrs_ioapic[0x10]=0:14.0, ivrs_ioapic[16], 0:14.0",
    "ivrs_ioapic[x]=0:14.0, ivrs_ioapic[x], 0:14.0",
    "ivrs_ioapic[4=0:14.0, ivrs_ioapic[4, 0:14.0"
  })
  void hasANameAndAValue(String text, String name, String value) {
    XenWord word = new XenWord(text);

    assertEquals(name, word.name());
    assertEquals(value, word.value());
  }
}
