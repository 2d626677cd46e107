package dom0.lvmvolume.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.json.Json;
import dom0.lvmvolume.Volumes;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.simulated.SimulatedHost;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has a volume open, from the texts in which the kernel and Xen say it. */
class VolumeUseTest {
  private static final LogicalVolume WEB = Volumes.opened(Volumes.linear("web", 256));

  private static Mounts mounts(String mountinfo) {
    SimulatedHost host = new SimulatedHost(Json.parse("{}"));
    host.writeFile("/proc/self/mountinfo", mountinfo, 0444);
    return Mounts.of(host, WEB);
  }

  @Test
  void findsMountsByTheDevicesNumber() {
    String mountinfo =
        """
        22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
        36 22 253:26 / /srv/my\\040web rw,relatime shared:2 - ext4 /dev/mapper/vg0-old rw
        37 22 253:2 / /srv/other rw,relatime shared:3 - ext4 /dev/mapper/vg0-web rw
        """;

    assertEquals(new Mounts(List.of("/srv/my web"), List.of(), false), mounts(mountinfo));
  }

  @Test
  void seesThatAnotherMountLiesOnTop() {
    String mountinfo =
        """
        22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
        36 22 253:26 / /srv rw,relatime shared:2 - ext4 /dev/mapper/vg0-web rw
        37 22 253:26 / /srv/a/web rw,relatime shared:2 - ext4 /dev/mapper/vg0-web rw
        38 22 253:26 / /srvb rw,relatime shared:2 - ext4 /dev/mapper/vg0-web rw
        39 36 253:2 / /srv rw,relatime shared:3 - ext4 /dev/mapper/vg0-old rw
        """;

    assertEquals(
        new Mounts(List.of("/srvb"), List.of("/srv", "/srv/a/web"), false), mounts(mountinfo));
  }

  /** As captured on Linux 6.1. */
  @Test
  void knowsAMountedBtrfsByItsSource() {
    String mountinfo =
        "71 22 0:45 / /srv rw,relatime shared:2 - btrfs /dev/mapper/vg0-web rw,space_cache=v2\n";

    assertEquals(new Mounts(List.of("/srv"), List.of(), false), mounts(mountinfo));
  }

  @Test
  void seesThatAMountOrItsFilesystemIsReadOnly() {
    String line = "36 22 253:26 / /srv %s shared:1 - ext4 /dev/mapper/vg0-web %s\n";

    assertTrue(mounts(line.formatted("ro,relatime", "rw")).readOnly());
    assertTrue(mounts(line.formatted("rw", "ro,errors=continue")).readOnly());
    assertFalse(mounts(line.formatted("rw,errors=remount-ro", "rw")).readOnly());
  }

  @Test
  void findsGuestsByDeviceNumberAndByPath() {
    String xenstore =
        """
        /local/domain/0/name = "Domain-0"
        /local/domain/0/backend/vbd/3/51712/params = "/dev/disk/by-id/other"
        /local/domain/0/backend/vbd/3/51712/physical-device = "fd:1a"
        /local/domain/0/backend/vbd/4/51712/params = "/dev/vg1/web"
        /local/domain/0/backend/vbd/4/51712/physical-device = "fd:1"
        /local/domain/0/backend/qdisk/5/51712/params = "aio:/dev/vg0/web"
        /local/domain/3/name = "web01"
        /local/domain/4/name = "db01"
        """;

    assertEquals(List.of("5", "web01"), VolumeUse.guests(xenstore, WEB));
    LogicalVolume pool = Volumes.of("tp", "thin-pool", 1, 10).activated(false);
    assertEquals(
        List.of("web01"), VolumeUse.guests(xenstore, pool), "by its number, not by no path");
  }

  @Test
  void readsHowFarAnExtFilesystemReaches() {
    String dumpe2fs =
        """
        Filesystem volume name:   <none>
        Block count:              40960
        Reserved block count:     2048
        Block size:               1024
        Blocks per group:         8192
        Reserved GDT blocks:      256
        Inode blocks per group:   512
        """;

    Content content = SignatureReports.dumpe2fs("ext4", dumpe2fs);

    assertEquals(40L << 20, content.bytes());
    assertEquals(false, content.lagsBehind((40L << 20) + (800 << 10)), "less than a group");
    assertEquals(true, content.lagsBehind(41L << 20));
    assertEquals(Long.MAX_VALUE, SignatureReports.dumpe2fs("ext4", "garbage").bytes());
    assertEquals(
        7505 * 1024,
        SignatureReports.resize2fs(
                content, dumpe2fs, "Estimated minimum size of the filesystem: 7505\n")
            .least());
  }

  @Test
  void readsHowFarAnXfsReaches() {
    String info =
        """
        meta-data=/dev/vg0/x             isize=512    agcount=4, agsize=20480 blks
                 =                       sectsz=512   attr=2, projid32bit=1
        data     =                       bsize=4096   blocks=81920, imaxpct=25
        log      =internal log           bsize=4096   blocks=16384, version=2
        """;

    assertEquals(320L << 20, SignatureReports.xfsInfo(info).bytes());
    assertEquals(false, SignatureReports.xfsInfo(info).lagsBehind((320L << 20) + (200 << 10)));
    assertEquals(Long.MAX_VALUE, SignatureReports.xfsInfo("").bytes());
  }
}
