package dom0.grubxen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of dom0_max_vcpus. */
class Dom0VcpusTest {
  @ParameterizedTest
  @ValueSource(strings = {"4", "1-4", "4-", "-4", "4-4", "0-2"})
  void accepts(String text) {
    assertTrue(Dom0Vcpus.complaint(text).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4-2", "a", "1-4-8", "1..4", "", "-", "0", "-0", "1-0", "99999", "4.0"})
  void refuses(String text) {
    assertFalse(Dom0Vcpus.complaint(text).isEmpty());
  }
}
