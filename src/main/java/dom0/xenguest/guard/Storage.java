package dom0.xenguest.guard;

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
  record DiskIdentity(Set<String> itself, Set<String> whole) {
    boolean meets(DiskIdentity other) {
      return itself.stream().anyMatch(other.whole::contains)
          || other.itself.stream().anyMatch(whole::contains);
    }
  }

  DiskIdentity identity(String path) {
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
    status.stream().flatMap(this::folders).forEach(folder -> whole.addAll(numbers(folder)));
    return new DiskIdentity(itself, whole);
  }

  /** Where the kernel tells of a device, or of the loop devices that show a file. */
  private Stream<String> folders(FileStatus status) {
    return status.device().isEmpty()
        ? host.list("/sys/block").stream()
            .filter(name -> name.startsWith("loop"))
            .map(name -> "/sys/block/" + name)
            .filter(folder -> shows(folder).filter(it -> isSame(it, status)).isPresent())
        : Stream.of(folder(status));
  }

  private static boolean isSame(FileStatus one, FileStatus other) {
    return one.identity().equals(other.identity());
  }

  /** The file or device that a loop device shows. */
  private Optional<FileStatus> shows(String loop) {
    return host.readFile(loop + "/loop/backing_file").flatMap(path -> host.status(path.strip()));
  }

  /** What a loop device shows: a file, or another device. */
  private Optional<String> backing(FileStatus device) {
    return shows(folder(device))
        .map(
            it ->
                it.kind() == FileStatus.Kind.BLOCK
                    ? "device " + it.device()
                    : "file " + it.identity());
  }

  /** A device and its partitions. */
  private List<String> numbers(String folder) {
    return withPartitions(folder)
        .flatMap(it -> host.readFile(it + "/dev").stream())
        .map(number -> "device " + number.strip())
        .toList();
  }

  private Stream<String> withPartitions(String folder) {
    Stream<String> partitions =
        host.list(folder).stream()
            .map(name -> folder + "/" + name)
            .filter(name -> host.status(name + "/partition").isPresent());
    return Stream.concat(Stream.of(folder), partitions);
  }

  /** The names of the devices that are made of this one, or of a partition of it. */
  List<String> holders(String path) {
    return host.status(path).stream()
        .flatMap(this::folders)
        .flatMap(this::withPartitions)
        .flatMap(folder -> host.list(folder + "/holders").stream())
        .toList();
  }

  private static String folder(FileStatus device) {
    return "/sys/dev/block/" + device.device();
  }
}
