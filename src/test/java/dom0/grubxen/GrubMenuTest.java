package dom0.grubxen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The menu that GRUB 2.06 of Debian 12 has after Xen 4.17 was installed. */
class GrubMenuTest {
  private static final String UUID = "2daa681e-fa25-4b9f-9780-829f4a55dd7d";
  private final GrubMenu menu = GrubMenu.parse(captured("grub-2.06-with-xen-4.17.cfg"));

  static String captured(String name) {
    try (InputStream stream = GrubMenuTest.class.getResourceAsStream("/captured/" + name)) {
      if (stream == null) {
        throw new AssertionError("no captured " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsTheWholeMenu() {
    assertTrue(menu.complete());
    assertEquals("Debian GNU/Linux, with Xen hypervisor", menu.defaultSpec());
    assertTrue(menu.defaultEntry("").filter(MenuEntry::isXen).isPresent());
    assertTrue(menu.normalXenEntries().stream().noneMatch(e -> e.title().contains("recovery")));
  }

  @Test
  void seesThatItWasCutOff() {
    String text = captured("grub-2.06-with-xen-4.17.cfg");

    for (int end : new int[] {0, text.indexOf("submenu"), text.lastIndexOf("### END")}) {
      assertEquals(false, GrubMenu.parse(text.substring(0, end)).complete());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | Debian GNU/Linux",
        "'' | Debian GNU/Linux",
        "no such entry | Debian GNU/Linux",
        "99 | Debian GNU/Linux",
        "1>1 | Debian GNU/Linux, with Linux 6.1.0-56-amd64 (recovery mode)",
        "1 | Debian GNU/Linux, with Linux 6.1.0-56-amd64",
        "Debian GNU/Linux, with Xen hypervisor | Debian GNU/Linux, with Xen hypervisor",
        "xen-gnulinux-simple-" + UUID + " | Debian GNU/Linux, with Xen hypervisor",
        "gnulinux-advanced-" + UUID + ">nowhere | Debian GNU/Linux, with Linux 6.1.0-56-amd64"
      })
  void resolvesAnEntryAsGrubDoes(String spec, String title) {
    assertEquals(Optional.of(title), menu.resolve(spec).map(MenuEntry::title));
  }
}
