package dom0.lvmvolume.content;

import dom0.host.Host;
import dom0.lvmvolume.lvm.LogicalVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
  private static final int NUMBER = 2;
  private static final int POINT = 4;
  private static final int OPTIONS = 5;
  private static final String SEPARATOR = "-";

  Mounts {
    reachable = List.copyOf(reachable);
    covered = List.copyOf(covered);
  }

  static Mounts of(Host host, LogicalVolume volume) {
    return of(host.readFile("/proc/self/mountinfo").orElse(""), volume);
  }

  /** Lines such as "36 25 253:3 / /srv rw,relatime shared:1 - ext4 /dev/mapper/vg0-web rw". */
  static Mounts of(String mountinfo, LogicalVolume volume) {
    List<List<String>> all =
        mountinfo.lines().map(line -> List.of(line.split(" "))).filter(Mounts::isWhole).toList();
    List<String> reachable = new ArrayList<>();
    List<String> covered = new ArrayList<>();
    boolean readOnly = false;
    for (int i = 0; i < all.size(); i++) {
      String point = all.get(i).get(POINT);
      if (isOf(volume, all.get(i))) {
        boolean below =
            all.subList(i + 1, all.size()).stream()
                .anyMatch(later -> !isOf(volume, later) && hides(later.get(POINT), point));
        readOnly |= !below && reachable.isEmpty() && isReadOnly(all.get(i));
        (below ? covered : reachable).add(unescaped(point));
      }
    }
    return new Mounts(reachable, covered, readOnly);
  }

  private static boolean isWhole(List<String> line) {
    return line.size() > OPTIONS && line.indexOf(SEPARATOR) > 0;
  }

  /** A mounted btrfs has a device number of its own, "0:45": only its source tells the volume. */
  private static boolean isOf(LogicalVolume volume, List<String> line) {
    String source = line.get(Math.min(line.size() - 1, line.indexOf(SEPARATOR) + 2));
    boolean named = source.equals(volume.dmPath()) || source.equals(volume.path());
    String number = line.get(NUMBER);
    return number.equals(volume.device()) || (number.startsWith("0:") && named);
  }

  private static boolean isReadOnly(List<String> line) {
    return Stream.of(line.get(OPTIONS), line.get(line.size() - 1))
        .anyMatch(options -> List.of(options.split(",")).contains("ro"));
  }

  private static boolean hides(String mount, String path) {
    return mount.equals(path) || mount.equals("/") || path.startsWith(mount + "/");
  }

  /** proc(5): white space and backslashes as octal numbers. */
  private static String unescaped(String path) {
    return path.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
