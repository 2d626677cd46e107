package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of dom0_max_vcpus. */
class Dom0VcpusTest {
  @ParameterizedTest
  @ValueSource(strings = {"4", "1-4", "4-", "-4", "4-4", "0-2", "0", "0-", "0x4", "1-0x10"})
  void accepts(String text) {
    assertEquals(Optional.empty(), Dom0Vcpus.complaint(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4-2", "a", "1-4-8", "1..4", "", "-", "-0", "1-0", "99999", "4.0", "010", "1-08", "4 ", "--"
      })
  void refuses(String text) {
    assertFalse(Dom0Vcpus.complaint(text).isEmpty());
  }
}
