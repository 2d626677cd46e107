package dom0.lvmvolume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has a volume open, from the texts in which the kernel and Xen say it. */
class VolumeUseTest {
  private static final LogicalVolume WEB =
      new LogicalVolume(
          "web",
          "uuid",
          "/dev/vg0/web",
          "/dev/mapper/vg0-web",
          1 << 30,
          true,
          true,
          "253:26",
          List.of("public"),
          "",
          "",
          List.of());

  @Test
  void findsMountsByTheDevicesNumber() {
    String mountinfo =
        """
        22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
        36 22 253:26 / /srv/my\\040web rw,relatime shared:2 - ext4 /dev/mapper/vg0-old rw
        37 22 253:2 / /srv/other rw,relatime shared:3 - ext4 /dev/mapper/vg0-web rw
        """;

    assertEquals(List.of("mounted at /srv/my web"), VolumeUse.mounts(mountinfo, WEB.device()));
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

    assertEquals(
        List.of("in use by the guest 5", "in use by the guest web01"),
        VolumeUse.guests(xenstore, WEB));
  }

  @Test
  void readsHowFarAnExtFilesystemReaches() {
    String dumpe2fs =
        """
        Filesystem volume name:   <none>
        Block count:              40960
        Reserved block count:     2048
        Block size:               1024
        """;

    assertEquals(40L << 20, SignatureReports.dumpe2fs(dumpe2fs));
    assertEquals(Long.MAX_VALUE, SignatureReports.dumpe2fs("garbage"));
  }
}
