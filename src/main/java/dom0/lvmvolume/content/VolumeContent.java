package dom0.lvmvolume.content;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.lvmvolume.lvm.LogicalVolume;
import java.util.Optional;

/** Looks at what lies on a volume, and how far it reaches. */
public final class VolumeContent {
  private static final int NOTHING_FOUND = 2; // blkid(8)

  private VolumeContent() {}

  /**
   * What blkid finds; empty for nothing.
   *
   * @param shrinking whether to ask how small a filesystem can be
   */
  public static Optional<Content> of(LogicalVolume volume, boolean shrinking, Host host) {
    // -p: what is on the device now, not what a cache remembers
    CommandResult result = host.run(Command.of("blkid", "-p", "-o", "export", volume.path()));
    if (result.status() == NOTHING_FOUND) {
      return Optional.empty();
    }
    result.orFail("see what is on " + volume.path());
    Content content = SignatureReports.blkid(result.stdout());
    if (content.isExt()) {
      return Optional.of(ext(content, volume, shrinking, host));
    }
    return Optional.of(content.isXfs() ? xfs(content, volume, host) : content);
  }

  private static Content ext(Content content, LogicalVolume volume, boolean shrinking, Host host) {
    CommandResult result = host.run(Command.of("dumpe2fs", "-h", volume.path()));
    if (!result.ok()) {
      return content;
    }
    Content measured = SignatureReports.dumpe2fs(content.what(), result.stdout());
    if (!shrinking) {
      return measured;
    }
    CommandResult least = host.run(Command.of("resize2fs", "-P", volume.path()));
    return least.ok()
        ? SignatureReports.resize2fs(measured, result.stdout(), least.stdout())
        : measured;
  }

  private static Content xfs(Content content, LogicalVolume volume, Host host) {
    CommandResult result = host.run(Command.of("xfs_info", volume.path()));
    return result.ok() ? SignatureReports.xfsInfo(result.stdout()) : content;
  }
}
