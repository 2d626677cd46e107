package dom0.host;

import java.util.ArrayList;
import java.util.List;

/**
 * A mount, from a line of /proc/self/mountinfo (proc(5)) such as {@code 36 25 253:3 / /srv
 * rw,relatime shared:1 - ext4 /dev/mapper/vg0-web rw}.
 *
 * @param device "major:minor"; a btrfs has a number of its own, "0:45"
 * @param point where it is mounted
 * @param source what is mounted, for most filesystems a device
 * @param readOnly whether the mount or its whole filesystem is
 */
public record Mount(String device, String point, String source, boolean readOnly) {
  private static final int DEVICE = 2;
  private static final int POINT = 4;
  private static final int OPTIONS = 5;

  /** All of them, in the order in which they were mounted. */
  public static List<Mount> all(Host host) {
    List<Mount> all = new ArrayList<>();
    for (String line : host.readFile("/proc/self/mountinfo").orElse("").split("\n", -1)) {
      List<String> fields = List.of(line.split(" ", -1));
      int separator = fields.indexOf("-"); // before it are fields that come and go
      if (separator > OPTIONS && fields.size() > separator + 3) {
        all.add(of(fields, separator));
      }
    }
    return all;
  }

  private static Mount of(List<String> fields, int separator) {
    return new Mount(
        fields.get(DEVICE),
        unescaped(fields.get(POINT)),
        unescaped(fields.get(separator + 2)),
        isReadOnly(fields.get(OPTIONS)) || isReadOnly(fields.get(separator + 3)));
  }

  private static boolean isReadOnly(String options) {
    return List.of(options.split(",")).contains("ro");
  }

  /** Whether nobody reaches a path any more that was there before this was mounted. */
  public boolean hides(String path) {
    return point.equals(path) || point.equals("/") || path.startsWith(point + "/");
  }

  /** The devices that the host swaps to, by their paths. */
  public static List<String> swaps(Host host) {
    List<String> swaps = new ArrayList<>();
    for (String line : host.readFile("/proc/swaps").orElse("").split("\n", -1)) {
      if (line.startsWith("/")) {
        swaps.add(unescaped(line.split("[ \t]", 2)[0]));
      }
    }
    return swaps;
  }

  /** proc(5): white space and backslashes as octal numbers. */
  private static String unescaped(String path) {
    return path.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
