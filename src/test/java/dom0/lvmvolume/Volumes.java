package dom0.lvmvolume;

import dom0.lvmvolume.content.Use;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.LogicalVolume.Fill;
import dom0.lvmvolume.lvm.LogicalVolume.PvRange;
import dom0.lvmvolume.lvm.LogicalVolume.Relations;
import dom0.lvmvolume.lvm.LogicalVolume.Segment;
import dom0.lvmvolume.lvm.LogicalVolume.Settings;
import dom0.lvmvolume.lvm.LogicalVolume.Status;
import dom0.lvmvolume.lvm.PhysicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.lvmvolume.lvm.VolumeList;
import dom0.lvmvolume.lvm.VolumeName;
import java.util.List;
import java.util.Optional;

/** Volumes and groups for tests: extents of 4 MiB, the group's name vg0. */
public final class Volumes {
  static final long EXTENT = 4L << 20;

  private Volumes() {}

  /** Active, closed, on /dev/sda. */
  public static LogicalVolume linear(String name, long extents) {
    return of(name, "linear", 1, extents);
  }

  public static LogicalVolume of(String name, String segtype, int images, long extents) {
    return new LogicalVolume(
        name,
        "uuid-" + name,
        segtype.endsWith("-pool") ? "" : "/dev/vg0/" + name,
        VolumeName.dmPath("vg0", name),
        extents * EXTENT,
        new Status(true, false, "253:26", "", false, false),
        new Settings(false, List.of(), "auto", "inherit", false, true, -1),
        new Relations(List.of("public"), segtype, "", ""),
        segtype.equals("thin-pool") ? new Fill("", "", "", EXTENT, "queue") : Fill.NONE,
        List.of(
            new Segment(
                segtype,
                segtype.equals("thin") ? 0 : images,
                segtype.equals("raid10") ? 2 : 1,
                0,
                0,
                segtype.equals("thin-pool") ? 65536 : 0,
                segtype.equals("thin-pool") ? "passdown" : "",
                segtype.equals("thin-pool"),
                "")),
        segtype.equals("thin") ? List.of() : List.of(new PvRange("/dev/sda", extents)));
  }

  static LogicalVolume snapshot(String name, String origin, long extents) {
    return linear(name, extents)
        .with(
            new Relations(List.of("public", "snapshot", "thicksnapshot"), "linear", origin, ""),
            List.of(new Segment("linear", 1, 1, 0, 0, 4096, "", false, "")));
  }

  static LogicalVolume origin(LogicalVolume volume) {
    return volume.with(
        new Relations(List.of("public", "origin", "thickorigin"), "linear", "", ""),
        volume.segments());
  }

  static LogicalVolume thin(String name, String pool, String origin, long extents) {
    LogicalVolume volume = of(name, "thin", 1, extents);
    return volume.with(
        new Relations(List.of("public"), "thin,sparse", origin, pool), volume.segments());
  }

  public static LogicalVolume opened(LogicalVolume volume) {
    return volume.with(new Status(true, true, "253:26", "", false, false));
  }

  /** With one PV of 1000 extents, of which these volumes take what they have. */
  public static VolumeGroup group(LogicalVolume... volumes) {
    long used = List.of(volumes).stream().mapToLong(it -> it.extentsOn(List.of("/dev/sda"))).sum();
    return new VolumeGroup(
        "vg0",
        "uuid-vg0",
        EXTENT,
        1000,
        (1000 - used) * EXTENT,
        false,
        false,
        List.of(),
        List.of(new PhysicalVolume("/dev/sda", "uuid-sda", 1000 - used, false)),
        VolumeList.of(List.of(volumes)),
        VolumeList.of(List.of()));
  }

  static LvmVolumeFound found(VolumeGroup group, String name, Use use) {
    return new LvmVolumeFound(
        Optional.of(group),
        group.volume(name),
        Optional.empty(),
        group.pvs(),
        true,
        use,
        List.of(group.name()));
  }
}
