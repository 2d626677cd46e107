package dom0.xenguest;

import dom0.host.FileStatus;
import dom0.host.Host;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells whether two paths lead to the same bytes: by another name, a loop device, a partition. */
final class Storage {
  private final Host host;

  Storage(Host host) {
    this.host = host;
  }

  /**
   * What a path stands for.
   *
   * @param itself the names of the thing itself, among them what a loop device shows
   * @param whole the same and its partitions
   */
  record Extent(Set<String> itself, Set<String> whole) {
    boolean meets(Extent other) {
      return itself.stream().anyMatch(other.whole::contains)
          || other.itself.stream().anyMatch(whole::contains);
    }
  }

  Extent extent(String path) {
    Optional<FileStatus> status = host.status(path);
    Set<String> itself = new HashSet<>();
    if (status.isEmpty()) {
      itself.add("path " + path); // what only a script understands is compared as it is written
    } else if (status.get().kind() == FileStatus.Kind.BLOCK) {
      itself.add("device " + status.get().device());
      backing(status.get()).ifPresent(itself::add);
    } else {
      itself.add("file " + status.get().identity());
    }
    Set<String> whole = new HashSet<>(itself);
    status.ifPresent(it -> whole.addAll(partitions(it)));
    return new Extent(itself, whole);
  }

  /** What a loop device shows: a file, or another device. */
  private Optional<String> backing(FileStatus device) {
    return host.readFile(folder(device) + "/loop/backing_file")
        .flatMap(path -> host.status(path.strip()))
        .map(
            it ->
                it.kind() == FileStatus.Kind.BLOCK
                    ? "device " + it.device()
                    : "file " + it.identity());
  }

  private List<String> partitions(FileStatus device) {
    if (device.device().isEmpty()) {
      return List.of();
    }
    return partitionFolders(device).stream()
        .flatMap(partition -> host.readFile(partition + "/dev").stream())
        .map(number -> "device " + number.strip())
        .toList();
  }

  private List<String> partitionFolders(FileStatus device) {
    return host.list(folder(device)).stream()
        .map(name -> folder(device) + "/" + name)
        .filter(name -> host.status(name + "/partition").isPresent())
        .toList();
  }

  /**
   * The names of the devices that are made of this one or of a partition of it; none for a file.
   */
  List<String> holders(String path) {
    Optional<FileStatus> device = host.status(path).filter(it -> !it.device().isEmpty());
    return device.stream()
        .flatMap(it -> Stream.concat(Stream.of(folder(it)), partitionFolders(it).stream()))
        .flatMap(folder -> host.list(folder + "/holders").stream())
        .toList();
  }

  private static String folder(FileStatus device) {
    return "/sys/dev/block/" + device.device();
  }
}
