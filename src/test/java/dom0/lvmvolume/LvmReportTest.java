package dom0.lvmvolume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.module.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads what LVM 2.03.16 really printed of two groups with volumes of many kinds. */
class LvmReportTest {
  private static final Path CAPTURED =
      Path.of("src/test/resources/captured/lvm-2.03.16-fullreport.json");

  private VolumeGroup group = new VolumeGroup("", "", 1, 0, 0, false, List.of(), List.of());

  @BeforeEach
  void read() throws IOException {
    List<VolumeGroup> groups = LvmReport.groups(Json.parse(Files.readString(CAPTURED)));
    assertEquals(List.of("t-vg", "vg0"), groups.stream().map(VolumeGroup::name).toList());
    group = groups.get(0);
  }

  private LogicalVolume volume(String name) {
    return group.volume(name).orElseThrow();
  }

  @Test
  void readsTheGroup() {
    assertEquals(4 << 20, group.extentSize());
    assertEquals(510, group.extents());
    assertEquals(
        List.of(
            new PhysicalVolume("/dev/vdc", 211, false), new PhysicalVolume("/dev/vdd", 243, false)),
        group.pvs());
  }

  @Test
  void readsAVolumeOfTwoSegmentsOnce() {
    LogicalVolume volume = volume("a-b");

    assertEquals(1, group.volumes().stream().filter(it -> it.name().equals("a-b")).count());
    assertEquals("linear", volume.segtype());
    assertEquals(15 << 22, volume.bytes());
    assertEquals(10, volume.extentsOn(List.of("/dev/vdc")));
    assertEquals(15, volume.extentsOn(List.of("/dev/vdc", "/dev/vdd")));
    assertTrue(volume.open());
    assertEquals("253:0", volume.device());
  }

  @Test
  void readsAnInactiveVolume() {
    LogicalVolume volume = volume("off");

    assertFalse(volume.active());
    assertFalse(volume.open());
    assertEquals("", volume.device());
  }

  @Test
  void tellsLinearVolumesFromOthers() {
    List<String> linear =
        group.volumes().stream().filter(LogicalVolume::isLinear).map(LogicalVolume::name).toList();

    assertEquals(List.of("a-b", "o", "off"), linear);
    assertEquals("a snapshot of o", volume("s").kind());
    assertEquals("of the type striped", volume("st").kind());
  }

  @Test
  void findsWhatDependsOnAVolume() {
    assertEquals(List.of("s"), group.dependants(volume("o")));
    assertEquals(List.of("ts", "tv"), group.dependants(volume("tp")));
    assertEquals(List.of(), group.dependants(volume("a-b")));
  }
}
