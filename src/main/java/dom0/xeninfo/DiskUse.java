package dom0.xeninfo;

import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.host.HostFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which guests have a volume for a disk, whether they run or not: a file names it by any path. */
final class DiskUse {
  private final Host host;
  private final Map<String, List<String>> guests = new HashMap<>();

  /**
   * Of guests.
   *
   * @param disks what each has for disks, by its name
   */
  DiskUse(Host host, Map<String, List<String>> disks) {
    this.host = host;
    disks.forEach(
        (guest, targets) ->
            targets.stream()
                .filter(target -> target.startsWith("/"))
                .map(this::real)
                .distinct()
                .forEach(disk -> of(disk).add(guest)));
  }

  private List<String> of(String disk) {
    return guests.computeIfAbsent(disk, unused -> new ArrayList<>());
  }

  /** The facts of a volume, with the guests that have it. */
  Map<String, Object> added(Map<String, Object> volume) {
    Map<String, Object> all = new LinkedHashMap<>(volume);
    all.put(
        "guests",
        Stream.of("path", "dm_path")
            .map(name -> real(String.valueOf(volume.get(name))))
            .flatMap(disk -> guests.getOrDefault(disk, List.of()).stream())
            .distinct()
            .sorted()
            .toList());
    return all;
  }

  /**
   * One that is not active has no device: its paths stand for it, as does one that cannot be looked
   * at, on a share that is gone. A pool has no path.
   */
  private String real(String path) {
    try {
      return path.isEmpty() ? path : host.status(path).map(FileStatus::realPath).orElse(path);
    } catch (HostFailure e) {
      return path;
    }
  }
}
