package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as Xen reads them. */
class XenNumberTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "16, 16",
    "0x10, 16",
    "0XfF, 255",
    "010, 8",
    "-4, -4",
    "-0x4, -4",
    "0xffffffffffffffff, 18446744073709551615"
  })
  void readsAnInteger(String text, BigInteger value) {
    assertEquals(Optional.of(value), XenNumber.integer(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "x", "4M", "0x", "08", "1.5", " 1", "+1", "1e3", "0x10000000000000000"})
  void readsNoIntegerOfAnythingElse(String text) {
    assertTrue(XenNumber.integer(text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "4G, 4294967296",
    "4g, 4294967296",
    "4096M, 4294967296",
    "0x1000m, 4294967296",
    "4194304, 4294967296",
    "4194304k, 4294967296",
    "7B, 7",
    "1T, 1099511627776",
    "0, 0",
    "0x1B, 27648"
  })
  void readsASize(String text, BigInteger bytes) {
    assertEquals(Optional.of(bytes), XenNumber.bytes(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "M", "-1M", "4GB", "4 G", "1.5G", "4E", "18014398509481984T"})
  void readsNoSizeOfAnythingElse(String text) {
    assertTrue(XenNumber.bytes(text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "010, write 8 or 10",
    "010M, write 8M or 10M",
    "-012, write 10 or 12",
    "08, write 8",
    "00, write 0",
    "007, write 7"
  })
  void refusesAnOctalNumberThatFewMean(String text, String way) {
    String complaint = XenNumber.octal(text).orElse("");

    assertEquals(
        "'" + text + "' begins with 0, which makes a number octal to Xen: " + way, complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0x10", "10", "0M", "a"})
  void takesNoOtherNumberForOctal(String text) {
    assertTrue(XenNumber.octal(text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "4096, true",
    "0x10, true",
    "0, false",
    "4096K, false",
    "1b, false",
    "'', false",
    "x, false"
  })
  void knowsASizeWithoutAUnit(String text, boolean expected) {
    assertEquals(expected, XenNumber.lacksUnit(text));
  }
}
