package dom0.xenguest;

import dom0.host.FileStatus;
import dom0.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands against a start: xl itself looks for too little, and says rc 0 to guests that die.
 */
final class StartObstacles {
  private final XlConfig config;
  private final List<Domain> others;
  private final Host host;

  StartObstacles(XlConfig config, List<Domain> others, Host host) {
    this.config = config;
    this.others = others;
    this.host = host;
  }

  /** Each obstacle as a sentence. */
  List<String> all() {
    return Stream.of(files(), bridges(), uuids(), disks()).flatMap(List::stream).toList();
  }

  private List<String> files() {
    return Stream.of("kernel", "ramdisk")
        .flatMap(key -> config.text(key).stream())
        .filter(path -> !isFile(path))
        .map(path -> path + " is no file on this host")
        .toList();
  }

  private boolean isFile(String path) {
    return host.status(path).filter(it -> it.kind() == FileStatus.Kind.REGULAR).isPresent();
  }

  private List<String> bridges() {
    return config.strings("vif").stream()
        .map(text -> VifSpec.parse(text, new Problems()))
        .filter(vif -> !vif.hasScript()) // another script may mean something else by it
        .flatMap(vif -> vif.bridge().stream())
        .filter(bridge -> host.status("/sys/class/net/" + bridge).isEmpty())
        .distinct()
        .map(bridge -> "there is no bridge " + bridge)
        .toList();
  }

  /** A running guest of the same uuid makes Xen's own guard of the disks look away. */
  private List<String> uuids() {
    String uuid = config.text("uuid").orElse("");
    return others.stream()
        .filter(other -> !uuid.isEmpty() && other.uuid().equalsIgnoreCase(uuid))
        .map(other -> "%s has the same uuid %s".formatted(other, uuid))
        .toList();
  }

  private List<String> disks() {
    List<String> obstacles = new ArrayList<>();
    List<DiskSpec> ours = new ArrayList<>();
    for (String text : config.strings("disk")) {
      Problems problems = new Problems();
      DiskSpec disk = DiskSpec.parse(text, problems);
      problems
          .found()
          .forEach(problem -> obstacles.add("the disk '%s': %s".formatted(text, problem)));
      if (problems.isEmpty() && !disk.target().isEmpty()) {
        ours.add(disk);
      }
    }
    obstacles.addAll(new DiskGuard(ours, others, host).conflicts());
    return obstacles;
  }
}
