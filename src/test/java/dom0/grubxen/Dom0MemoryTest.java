package dom0.grubxen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of dom0_mem. */
class Dom0MemoryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4G",
        "4g",
        "4096M",
        "0x1000M",
        "4G,max:4G",
        "max:4G,4G",
        "min:1G,max:4G",
        "-2G",
        "25%",
        "1G+25%",
        "-1G+5%",
        "4G,max:50%",
        "268435456B",
        "262144K",
        "1T"
      })
  void accepts(String text) {
    assertTrue(Dom0Memory.complaint(text).isEmpty(), () -> Dom0Memory.complaint(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4GB",
        "1.5G",
        "4 G",
        "100%",
        "25%+1G",
        "1G+25%+1G",
        "1G25%",
        "max=4G",
        "4G;max:4G",
        "4G,",
        ",4G",
        "",
        ",",
        "4G max:4G",
        "4096",
        "0x1000",
        "min:4096",
        "4G,max:4096",
        "010G",
        "4G,2G",
        "max:1G,max:2G",
        "--1G",
        "+25%",
        "64M",
        "64M,max:64M",
        "4G,max:64M",
        "0M",
        "9999999T",
        "99999999999999999999G",
        "４G"
      })
  void refuses(String text) {
    assertTrue(Dom0Memory.complaint(text).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "4G, 4096M, true",
    "'4G,max:4G', 'max:4194304K,0x1000M', true",
    "1G+25%, 1024M+25%, true",
    "4G, 'max:4G', false",
    "4G, -4G, false",
    "'4G,max:4G', 4G, false"
  })
  void comparesByMeaning(String one, String other, boolean same) {
    String meaning = OptionKind.DOM0_MEM.meaning(one);
    if (same) {
      assertEquals(meaning, OptionKind.DOM0_MEM.meaning(other));
    } else {
      assertNotEquals(meaning, OptionKind.DOM0_MEM.meaning(other));
    }
  }
}
