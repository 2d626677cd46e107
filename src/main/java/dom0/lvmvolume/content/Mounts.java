package dom0.lvmvolume.content;

import dom0.host.Host;
import dom0.host.Mount;
import dom0.lvmvolume.lvm.LogicalVolume;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a device is mounted, the last mount last.
 *
 * @param reachable by these paths
 * @param covered at these paths too, at which by now another filesystem is: whoever unmounts there
 *     unmounts that one
 * @param readOnly whether the first of the reachable ones, by which a filesystem is resized, or the
 *     filesystem itself is read-only
 */
record Mounts(List<String> reachable, List<String> covered, boolean readOnly) {
  Mounts {
    reachable = List.copyOf(reachable);
    covered = List.copyOf(covered);
  }

  static Mounts of(Host host, LogicalVolume volume) {
    List<Mount> all = Mount.all(host);
    List<String> reachable = new ArrayList<>();
    List<String> covered = new ArrayList<>();
    boolean readOnly = false;
    for (int i = 0; i < all.size(); i++) {
      Mount mount = all.get(i);
      if (isOf(volume, mount)) {
        boolean below =
            all.subList(i + 1, all.size()).stream()
                .anyMatch(later -> !isOf(volume, later) && later.hides(mount.point()));
        readOnly |= !below && reachable.isEmpty() && mount.readOnly();
        (below ? covered : reachable).add(mount.point());
      }
    }
    return new Mounts(reachable, covered, readOnly);
  }

  /** A mounted btrfs has a device number of its own, "0:45": only its source tells the volume. */
  private static boolean isOf(LogicalVolume volume, Mount mount) {
    boolean named = mount.source().equals(volume.dmPath()) || mount.source().equals(volume.path());
    return mount.device().equals(volume.device()) || (mount.device().startsWith("0:") && named);
  }
}
