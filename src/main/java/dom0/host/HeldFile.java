package dom0.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file that is held open: what is removed then only loses its name, and Linux still leads to it
 * by /proc/PID/fd (proc(5)). So its attributes can be copied without having been copied before.
 */
final class HeldFile implements Host.Attributes {
  private final Programs programs;
  private final String path;
  private final FileChannel channel;
  private final String identity;

  HeldFile(Programs programs, String path) {
    this.programs = programs;
    this.path = path;
    try {
      channel = FileChannel.open(Path.of(path), StandardOpenOption.READ);
      identity = identity(Path.of(path));
    } catch (IOException e) {
      throw HostFailure.of("open " + path, e);
    }
  }

  /** A file itself whatever its name: "device:inode". */
  static String identity(Path path) throws IOException {
    return identity(Files.readAttributes(path, "unix:dev,ino"));
  }

  /** The same of fields of stat(2). */
  static String identity(Map<String, Object> stat) {
    return stat.get("dev") + ":" + stat.get("ino");
  }

  @Override
  public void makeFile(String copy) {
    programs
        .run(Command.of("cp", "--attributes-only", "--preserve=all", "--", descriptor(), copy))
        .orFail("give %s the owner, mode and attributes of %s".formatted(copy, path));
  }

  /** A path to the file itself; Java does not tell the number of a descriptor. */
  private String descriptor() {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : all.toList()) {
        if (leadsHere(descriptor)) {
          long pid = ProcessHandle.current().pid();
          return "/proc/%d/fd/%s".formatted(pid, descriptor.getFileName());
        }
      }
      throw new HostFailure("could not find %s among the open files".formatted(path));
    } catch (IOException e) {
      throw HostFailure.of("look for %s among the open files".formatted(path), e);
    }
  }

  private boolean leadsHere(Path descriptor) throws IOException {
    try {
      return identity(descriptor).equals(identity);
    } catch (NoSuchFileException e) {
      return false; // the one of the listing itself
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw HostFailure.of("close " + path, e);
    }
  }
}
