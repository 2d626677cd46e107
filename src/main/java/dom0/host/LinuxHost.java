package dom0.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine that this process runs on. */
public final class LinuxHost implements Host {
  private static final Duration LOCK_POLL = Duration.ofMillis(20);
  private static final int OWN_EYES = 0600;

  private final Programs programs = new Programs();
  private final Ahead ahead = new Ahead(programs::run);
  private final TextFiles files = new TextFiles(programs);
  private final Path lockFolder;
  private final CountDownLatch ending = new CountDownLatch(1);

  /** With locks in /run, where only root can write; in /run/lock anybody could hold ours. */
  public LinuxHost() {
    this(Path.of("/run"));
  }

  LinuxHost(Path lockFolder) {
    this.lockFolder = lockFolder;
  }

  @Override
  public CommandResult run(Command command) {
    if (command.reads().isEmpty()) {
      return ahead.result(command);
    }
    Command.TextFile file = command.reads().get();
    try {
      writeFile(file.path(), file.text(), OWN_EYES);
      return programs.run(command);
    } finally {
      removeFile(file.path());
    }
  }

  @Override
  public Optional<String> readFile(String path) {
    return files.read(path);
  }

  @Override
  public Optional<String> readEnd(String path, int most) {
    return files.readEnd(path, most);
  }

  @Override
  public Optional<FileStatus> status(String path) {
    try {
      Path file = Path.of(path);
      Map<String, Object> stat = Files.readAttributes(file, "unix:mode,size,dev,ino,rdev");
      int mode = (int) number(stat, "mode");
      FileStatus.Kind kind = kind(mode);
      return Optional.of(
          new FileStatus(
              kind,
              file.toRealPath().toString(),
              mode & 07777,
              kind == FileStatus.Kind.REGULAR ? number(stat, "size") : 0,
              HeldFile.identity(stat),
              kind == FileStatus.Kind.BLOCK ? device(number(stat, "rdev")) : ""));
    } catch (NoSuchFileException | InvalidPathException e) {
      return Optional.empty();
    } catch (IOException e) {
      return notAFolderOnTheWay(path, e);
    }
  }

  /** One field of stat(2). */
  private static long number(Map<String, Object> stat, String name) {
    return stat.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** ENOTDIR is told only in words: "/etc/passwd/x: Not a directory". */
  private static Optional<FileStatus> notAFolderOnTheWay(String path, IOException e) {
    if (String.valueOf(e.getMessage()).endsWith("Not a directory")) {
      return Optional.empty();
    }
    throw HostFailure.of("look at " + path, e);
  }

  private static FileStatus.Kind kind(int mode) {
    return switch (mode & 0170000) {
      case 0100000 -> FileStatus.Kind.REGULAR;
      case 0040000 -> FileStatus.Kind.DIRECTORY;
      case 0060000 -> FileStatus.Kind.BLOCK;
      default -> FileStatus.Kind.OTHER;
    };
  }

  /** Linux's encoding of a device number in 64 bits (gnu_dev_major, gnu_dev_minor). */
  private static String device(long rdev) {
    long major = ((rdev >>> 8) & 0xfff) | ((rdev >>> 32) & ~0xfffL);
    long minor = (rdev & 0xff) | ((rdev >>> 12) & ~0xffL);
    return major + ":" + minor;
  }

  @Override
  public Optional<String> linkTarget(String path) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of(path)).toString());
    } catch (NotLinkException | NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw HostFailure.of("read the link " + path, e);
    }
  }

  @Override
  public long freeBytes(String folder) {
    try {
      return Files.getFileStore(Path.of(folder)).getUsableSpace();
    } catch (IOException e) {
      throw HostFailure.of("tell how much room is in " + folder, e);
    }
  }

  @Override
  public List<String> list(String folder) {
    try (Stream<Path> names = Files.list(Path.of(folder))) {
      return names.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw HostFailure.of("list " + folder, e);
    }
  }

  @Override
  public Optional<String> whyUnwritable(String path) {
    return Obstacle.to(Path.of(path));
  }

  @Override
  public void writeFile(String path, String text, int mode) {
    files.write(path, text, mode);
  }

  @Override
  public void startAhead(Command command) {
    ahead.start(command);
  }

  @Override
  public Attributes attributes(String path) {
    return new HeldFile(programs, path);
  }

  @Override
  public void removeFile(String path) {
    try {
      Files.deleteIfExists(Path.of(path));
    } catch (IOException e) {
      throw HostFailure.of("remove " + path, e);
    }
  }

  @Override
  public void makeFolder(String path, int mode) {
    try {
      Files.createDirectories(
          Path.of(path), PosixFilePermissions.asFileAttribute(TextFiles.permissions(mode)));
    } catch (IOException e) {
      throw HostFailure.of("make the folder " + path, e);
    }
  }

  @Override
  public void makeLink(String path, String target) {
    try {
      Files.createSymbolicLink(Path.of(path), Path.of(target));
    } catch (FileAlreadyExistsException e) {
      throw new HostFailure("could not make the link " + path + ": something is there already", e);
    } catch (IOException e) {
      throw HostFailure.of("make the link " + path, e);
    }
  }

  @Override
  public Lock lock(String name, Duration limit) {
    Path file = lockFolder.resolve("dom0-xen-" + name + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      if (!new Waiting(this, limit, LOCK_POLL).until(held -> held, () -> isLocked(channel, file))) {
        channel.close();
        throw new HostFailure(
            "another run of %s has held %s for %d s: wait for it, or end it"
                .formatted(name, file, limit.toSeconds()));
      }
      return () -> release(channel, file);
    } catch (IOException e) {
      throw HostFailure.of("lock " + file, e);
    }
  }

  private static boolean isLocked(FileChannel channel, Path file) {
    try {
      return channel.tryLock() != null;
    } catch (IOException e) {
      throw HostFailure.of("lock " + file, e);
    }
  }

  private static void release(FileChannel channel, Path file) {
    try {
      channel.close();
    } catch (IOException e) {
      throw HostFailure.of("let go of " + file, e);
    }
  }

  @Override
  public boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw HostFailure.of("tell who is running this", e);
    }
  }

  @Override
  public boolean isEnding() {
    return ending.getCount() == 0;
  }

  /** From now on a signal ends the run, and the process only once that has answered. */
  public Ending endAtSignals() {
    Ending hook = new Ending(ending);
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  @Override
  public void pause(Duration time) {
    try {
      if (ending.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new HostFailure("this run was ended by a signal while it waited");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostFailure("interrupted while waiting", e);
    }
  }

  @Override
  public Duration clock() {
    return Duration.ofNanos(System.nanoTime());
  }
}
