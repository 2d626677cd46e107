package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
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
        "262144",
        "4G,max:4194304",
        "min:64M,4G",
        "1T"
      })
  void accepts(String text) {
    assertEquals(Optional.empty(), Dom0Memory.complaint(text, false));
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
        "010G",
        "max:010G",
        "4G,2G",
        "max:1G,max:2G",
        "--1G",
        "+25%",
        "09%",
        "9999999999T",
        "99999999999999999999G",
        "４G"
      })
  void refusesAlsoWhenForced(String text) {
    assertTrue(Dom0Memory.complaint(text, true).isPresent());
    assertTrue(Dom0Memory.complaint(text, false).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4096",
        "0x1000",
        "min:4096",
        "4G,max:4096",
        "-2048",
        "4096+25%",
        "262143",
        "64M",
        "64M,max:64M",
        "4G,max:64M",
        "0M"
      })
  void refusesTooLittleUnlessForced(String text) {
    assertTrue(Dom0Memory.complaint(text, false).isPresent());
    assertEquals(Optional.empty(), Dom0Memory.complaint(text, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "4096 | '4096' has no unit, which means KiB to Xen: 4 MiB; write 4096M, or the unit that"
            + " you mean",
        "-2048 | '-2048' has no unit, which means KiB to Xen: 2 MiB; write 2048M, or the unit that"
            + " you mean",
        "64M | less than 256M is too little for dom0: it would not boot",
        "010G | '010G' begins with 0, which makes a number octal to Xen: write 8G or 10G"
      })
  void saysWhatIsWrong(String text, String complaint) {
    assertEquals(complaint, Dom0Memory.complaint(text, false).orElse(""));
  }
}
