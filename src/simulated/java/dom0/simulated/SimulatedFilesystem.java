package dom0.simulated;

import java.util.List;

/**
 * What blkid sees on volumes, and the tools of ext4 and XFS; resize2fs wants a filesystem that is
 * not mounted to be checked first, as the real one.
 */
final class SimulatedFilesystem {
  private static final int BLOCK = 1024;

  private final List<SimulatedVolumeGroup> groups;

  SimulatedFilesystem(List<SimulatedVolumeGroup> groups) {
    this.groups = groups;
  }

  /** A volume and its group. */
  private record Place(SimulatedVolumeGroup group, SimulatedVolume volume) {
    void becomes(SimulatedVolume other) {
      group.replace(volume, other);
    }

    long bytes() {
      return volume.extents() * group.extentSize;
    }
  }

  SimulatedAnswer run(List<String> argv) {
    String last = argv.get(argv.size() - 1);
    return switch (String.join(" ", argv).replaceAll("/\\S+", "PATH").replaceAll(" \\d+K$", " N")) {
      case "blkid -p -o export PATH" -> blkid(at(last).volume());
      case "dumpe2fs -h PATH" -> dumpe2fs(at(last).volume());
      case "resize2fs -P PATH" -> least(at(last).volume());
      case "resize2fs PATH" -> resize2fs(at(last), at(last).bytes());
      case "resize2fs PATH N" ->
          resize2fs(at(argv.get(1)), Long.parseLong(last.replace("K", "")) * 1024);
      case "e2fsck -f -p PATH" -> e2fsck(at(last));
      case "xfs_info PATH" -> xfsInfo(at(last).volume());
      case "umount PATH" -> unmounted(at(last));
      case "xfs_growfs PATH", "fsadm --yes resize PATH" -> grown(at(last));
      default -> throw new AssertionError("not simulated: " + argv);
    };
  }

  /** By the volume's path, or by that where it is mounted. */
  private Place at(String path) {
    for (SimulatedVolumeGroup group : groups) {
      for (SimulatedVolume volume : group.volumes()) {
        boolean named = path.equals("/dev/" + group.name + "/" + volume.name());
        if (named || path.equals(volume.get("mounted"))) {
          return new Place(group, volume);
        }
      }
    }
    throw new AssertionError("not simulated: no volume at " + path);
  }

  private static SimulatedAnswer blkid(SimulatedVolume volume) {
    if (!volume.active()) {
      throw new AssertionError("not simulated: blkid where there is no device");
    }
    String text = volume.get("content");
    String fs = volume.get("fs");
    String all = fs.isEmpty() ? text : "TYPE=" + fs + "\nUSAGE=filesystem\n";
    return new SimulatedAnswer(all.isEmpty() ? 2 : 0, all, "");
  }

  private static SimulatedAnswer dumpe2fs(SimulatedVolume volume) {
    return new SimulatedAnswer(
        0,
        """
        Filesystem volume name:   <none>
        Filesystem features:      has_journal ext_attr resize_inode%s extent
        Block count:              %d
        Block size:               %d
        Reserved GDT blocks:      256
        Blocks per group:         8192
        Inode blocks per group:   512
        """
            .formatted(
                volume.is("unclean") ? " needs_recovery" : "",
                volume.number("fs_bytes", 0) / BLOCK,
                BLOCK),
        "dumpe2fs 1.47.0 (5-Feb-2023)\n");
  }

  private static SimulatedAnswer least(SimulatedVolume volume) {
    long blocks = volume.number("fs_least", 0) / BLOCK;
    return new SimulatedAnswer(
        0, "Estimated minimum size of the filesystem: " + blocks + "\n", "resize2fs 1.47.0\n");
  }

  private static SimulatedAnswer resize2fs(Place place, long bytes) {
    SimulatedVolume volume = place.volume();
    if (!volume.open() && !volume.is("checked")) {
      return new SimulatedAnswer(
          1, "", "Please run 'e2fsck -f /dev/%s' first.\n".formatted(volume.name()));
    }
    if (volume.open() && bytes < volume.number("fs_bytes", 0)) {
      throw new AssertionError("not simulated: shrinking a mounted filesystem");
    }
    place.becomes(volume.with("fs_bytes", "" + bytes).with("checked", ""));
    return new SimulatedAnswer(0, "", "");
  }

  private static SimulatedAnswer e2fsck(Place place) {
    SimulatedVolume volume = place.volume();
    if (volume.open() || !volume.get("fs").startsWith("ext")) {
      throw new AssertionError("not simulated: e2fsck of " + volume.name());
    }
    place.becomes(volume.with("checked", "true"));
    return new SimulatedAnswer(volume.is("dirty") ? 1 : 0, "", "");
  }

  private static SimulatedAnswer xfsInfo(SimulatedVolume volume) {
    if (volume.get("fs").isEmpty()) {
      return new SimulatedAnswer(1, "", "xfs_info: cannot open the device\n");
    }
    String line = "data     =                       bsize=4096   blocks=%d, imaxpct=25%n";
    return new SimulatedAnswer(0, line.formatted(volume.number("fs_bytes", 0) / 4096), "");
  }

  private static SimulatedAnswer unmounted(Place place) {
    place.becomes(place.volume().with("mounted", "").with("open", ""));
    return new SimulatedAnswer(0, "", "");
  }

  private static SimulatedAnswer grown(Place place) {
    if (!place.volume().get("fs").equals("xfs")) {
      throw new AssertionError("not simulated: no XFS on " + place.volume().name());
    }
    place.becomes(place.volume().with("fs_bytes", "" + place.bytes()));
    return new SimulatedAnswer(0, "", "");
  }
}
