package dom0.lvmvolume;

import dom0.host.Host;
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
  private static final int POINT = 4;
  private static final int OPTIONS = 5;

  Mounts {
    reachable = List.copyOf(reachable);
    covered = List.copyOf(covered);
  }

  static Mounts of(Host host, String device) {
    return of(host.readFile("/proc/self/mountinfo").orElse(""), device);
  }

  /** Lines such as "36 25 253:3 / /srv rw,relatime shared:1 - ext4 /dev/mapper/vg0-web rw". */
  static Mounts of(String mountinfo, String device) {
    List<String[]> all =
        mountinfo.lines().map(line -> line.split(" ")).filter(it -> it.length > OPTIONS).toList();
    List<String> reachable = new ArrayList<>();
    List<String> covered = new ArrayList<>();
    boolean readOnly = false;
    for (int i = 0; i < all.size(); i++) {
      String point = all.get(i)[POINT];
      if (all.get(i)[2].equals(device)) {
        boolean below =
            all.subList(i + 1, all.size()).stream()
                .anyMatch(later -> !later[2].equals(device) && hides(later[POINT], point));
        readOnly |= !below && reachable.isEmpty() && isReadOnly(all.get(i));
        (below ? covered : reachable).add(unescaped(point));
      }
    }
    return new Mounts(reachable, covered, readOnly);
  }

  private static boolean isReadOnly(String[] line) {
    return Stream.of(line[OPTIONS], line[line.length - 1])
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
