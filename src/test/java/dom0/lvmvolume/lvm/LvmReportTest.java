package dom0.lvmvolume.lvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.host.CommandResult;
import dom0.lvmvolume.Volumes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reads what LVM 2.03.16 really printed of a group with volumes of every kind, by {@link
 * LvmReport#COMMAND}, on a machine without a device mapper: nothing in it is active. The PVs have
 * their UUIDs from another one of the same LVM.
 */
class LvmReportTest {
  private static final Path CAPTURED =
      Path.of("src/test/resources/captured/lvm-2.03.16-fullreport-kinds.json");

  private VolumeGroup group = Volumes.group();

  @BeforeEach
  void read() throws IOException {
    List<VolumeGroup> groups = groups(Files.readString(CAPTURED), "");
    assertEquals(List.of("vg0"), groups.stream().map(VolumeGroup::name).toList());
    group = groups.get(0);
  }

  private static List<VolumeGroup> groups(String stdout, String stderr) {
    return new LvmReport(new CommandResult(List.of("lvm"), 0, stdout, stderr), () -> true).groups();
  }

  private LogicalVolume volume(String name) {
    return group.volume(name).orElseThrow();
  }

  @Test
  void readsTheGroup() {
    assertEquals(4 << 20, group.extentSize());
    assertEquals(768, group.extents());
    assertEquals(
        List.of("/dev/loop0", "/dev/loop1", "/dev/loop2"),
        group.pvs().stream().map(PhysicalVolume::name).toList());
    assertEquals(
        group.freeBytes(),
        group.pvs().stream().mapToLong(PhysicalVolume::usable).sum() * group.extentSize());
  }

  @Test
  void tellsTheKinds() {
    assertEquals(Kind.LINEAR, volume("a").kind());
    assertEquals(new Geometry(Kind.STRIPED, 2, 1), volume("st").geometry());
    assertEquals(new Geometry(Kind.RAID1, 2, 1), volume("r1").geometry());
    assertEquals(new Geometry(Kind.RAID5, 3, 1), volume("r5").geometry());
    assertEquals(new Geometry(Kind.RAID10, 4, 2), volume("rx").geometry());
    assertEquals(Kind.THIN_POOL, volume("tp").kind());
    assertEquals("a thin volume in the pool tp", volume("tv").described());
    assertEquals("a thin snapshot of tv", volume("ts").described());
    assertEquals("a snapshot of o", volume("s").described());
    assertEquals(Kind.CACHED, volume("c").kind());
  }

  @Test
  void countsWhatVolumesTakeOfPvsWithTheirParts() {
    assertEquals(10, volume("a").extentsOn(Set.of("/dev/loop0")));
    assertEquals(13, volume("r1").extentsOn(Set.of("/dev/loop0")), "an image and its metadata");
    assertEquals(26, volume("r1").pieces().stream().mapToLong(it -> it.extents()).sum());
    assertEquals(11, volume("tp").extentsOn(Set.of("/dev/loop0")), "data and metadata");
    assertEquals(30, volume("c").extentsOn(Set.of("/dev/loop1")), "what lies behind the cache");
    assertEquals(0, volume("tv").pieces().size());
  }

  @Test
  void keepsPartsApart() {
    assertTrue(group.volume("tp_tdata").isEmpty());
    assertEquals(
        List.of("[lvol0_pmspare]"), group.spares().stream().map(LogicalVolume::name).toList());
    assertEquals(4 << 20, volume("tp").fill().metadataBytes());
    assertTrue(group.merges("ms"));
    assertFalse(group.merges("s"));
    assertTrue(volume("m").status().merging());
  }

  @Test
  void readsSettings() {
    LogicalVolume.Settings a = volume("a").settings();

    assertTrue(a.readOnly());
    assertEquals(List.of("dom0.xen-unfinished"), a.tags());
    assertEquals("33554432", a.readAhead());
    assertFalse(a.autoactivated());
    assertEquals("contiguous", volume("st").settings().allocation());
    assertEquals("0", volume("st").settings().readAhead());
    assertTrue(volume("ts").settings().skip());
    assertEquals("error", volume("tp").fill().whenFull());
    assertEquals(65536, volume("tp").last().chunk());
    assertTrue(volume("tp").last().zero());
  }

  @Test
  void takesWhatLvmCannotTellForNo() {
    assertFalse(volume("a").active());
    assertFalse(volume("a").open());
    assertEquals("", volume("a").device());
    assertFalse(volume("s").status().invalid());
  }

  @Test
  void findsWhatDependsOnAVolume() {
    assertEquals(List.of("s"), names(group.dependants(volume("o"))));
    assertEquals(List.of("ts", "tv"), names(group.dependants(volume("tp"))));
    assertEquals(List.of(), names(group.dependants(volume("tv"))), "a thin snapshot stays");
    assertTrue(volume("o").isThickOrigin());
    assertFalse(volume("tv").isThickOrigin());
  }

  private static List<String> names(List<LogicalVolume> volumes) {
    return volumes.stream().map(LogicalVolume::name).toList();
  }

  /** As LVM 2.03.16 said it of the clone of a PV, on stderr. */
  @Test
  void knowsDuplicatesByTheWarning() throws IOException {
    String stderr =
        """
          WARNING: Not using device /dev/loop7 for PV 6F5ccx-Le3j-GUK2-cHDX-wy1V-Us7a-KqMvrX.
          WARNING: PV 6F5ccx-Le3j-GUK2-cHDX-wy1V-Us7a-KqMvrX prefers device /dev/loop1 because device is used by LV.
          WARNING: Not using device /dev/sdz for PV AAAAAA-Le3j-GUK2-cHDX-wy1V-Us7a-KqMvrX.
        """;
    String report = Files.readString(CAPTURED);

    assertEquals(List.of("/dev/loop7"), groups(report, stderr).get(0).duplicates());
  }
}
