package dom0.xenguest.xl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dom0.host.HostFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What xl list -l prints. */
class LiveConfigsTest {
  @Test
  void readsWhatARealXlPrinted() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/captured/xl-4.17.7-list-l.json"));

    LiveConfig web = LiveConfigs.parse(text).of(1).orElseThrow();

    assertEquals(List.of(new LiveConfig.Disk("/dev/vg0/web", "xvda", false, "raw")), web.disks());
    assertEquals(List.of(new LiveConfig.Nic("00:16:3e:6f:8e:13", "xenbr0")), web.nics());
    assertEquals("128", web.value("memory"));
    assertEquals("restart", web.value("on_reboot"));
    assertEquals("soft-reset", web.value("on_soft_reset"));
    assertEquals("destroy", web.value("on_poweroff")); // which libxl leaves out
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "{}", "(domain (domid 1))"})
  void doesNotGuess(String text) {
    assertThrows(HostFailure.class, () -> LiveConfigs.parse(text));
  }
}
