package dom0.xenguest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.json.Json;
import dom0.xenguest.xl.LiveConfigs;
import dom0.xenguest.xlcfg.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a real xl made of one guest's file before its start, and what it told of the guest after it:
 * of type hvm, with some fifty keys.
 */
class LibxlComparisonTest {
  private static final Path CAPTURED = Path.of("src/test/resources/captured");

  private static String read(String name) throws IOException {
    return Files.readString(CAPTURED.resolve("xl-4.17.7-" + name + "-hvm.json"));
  }

  private static LibxlComparison meaning(String file) throws IOException {
    Json running = LiveConfigs.parse(read("list-l")).of(2).orElseThrow().whole();
    return new LibxlComparison(LiveConfigs.ofOne(file), running);
  }

  @Test
  void findsNoDifferenceInWhatWasJustStarted() throws IOException {
    LibxlComparison meaning = meaning(read("create-n"));

    assertEquals(
        List.of(), Keys.names().stream().flatMap(it -> meaning.difference(it).stream()).toList());
    assertEquals(new LibxlComparison.Parts("", ""), meaning.disk("hda"));
    assertEquals(new LibxlComparison.Parts("", ""), meaning.card(0, "00:16:3E:19:16:C5"));
  }

  @Test
  void knowsWhatItWasToldOf() throws IOException {
    LibxlComparison meaning = meaning(read("create-n"));

    assertTrue(
        Stream.of("localtime", "usbdevice", "viridian", "vga", "cpuid", "serial", "nomigrate")
            .allMatch(meaning::tells));
    assertFalse(Stream.of("spice", "vfb", "pci", "ms_vm_genid", "x").anyMatch(meaning::tells));
    assertFalse(LibxlComparison.NOT_ASKED.isThere());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localtime | \"localtime\": \"True\" | \"localtime\": \"False\" | 0 not 1",
        "videoram | \"video_memkb\": 16384 | \"video_memkb\": 32768 | 32768 not 16384",
        "keymap | \"keymap\": \"de\" | \"keymap\": \"fr\" | fr not de",
        "usbdevice | \"tablet\" | \"mouse\" | mouse not tablet",
        "usbdevice | \"tablet\" | \"tablet\", \"mouse\" | tablet, mouse not tablet",
        "vncpasswd | \"findunused\" | \"passwd\": \"s3cret\", \"findunused\" | ******** not ********",
      })
  void showsTheDifference(String key, String was, String is, String shown) throws IOException {
    String before = read("create-n");
    assertTrue(before.contains(was), was);

    Difference difference = meaning(before.replace(was, is)).difference(key).orElseThrow();

    assertEquals(
        shown,
        String.join(", ", difference.file()) + " not " + String.join(", ", difference.running()));
  }

  @Test
  void showsThePartsOfADeviceThatDiffer() throws IOException {
    LibxlComparison meaning =
        meaning(
            read("create-n")
                .replace("\"mtu\": 1400", "\"mtu\": 1500")
                .replace("\"vdev\": \"hda\"", "\"script\": \"block-x\", \"vdev\": \"hda\""));

    assertEquals(
        new LibxlComparison.Parts(" mtu=1500", " mtu=1400"), meaning.card(0, "00:16:3e:19:16:c5"));
    assertEquals(new LibxlComparison.Parts(" script=block-x", " script="), meaning.disk("hda"));
    assertEquals(new LibxlComparison.Parts("", ""), meaning.disk("hdb"));
  }
}
