package dom0.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How messages show bytes. */
class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "512, 512 B",
    "1023, 1023 B",
    "1024, 1 KiB",
    "4193280, 4095 KiB",
    "12582912, 12 MiB",
    "1610612736, 1536 MiB",
    "1099511627776, 1 TiB",
    "1125899906842624, 1 PiB",
    "18446744073709551616, 16 EiB",
    "-1024, -1 KiB"
  })
  void showsBytesInTheLargestUnitThatDividesThem(BigInteger bytes, String shown) {
    assertEquals(shown, Quantity.bytes(bytes));
  }
}
