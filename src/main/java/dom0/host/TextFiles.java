package dom0.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and writes text files so that nothing is lost when something goes wrong. */
final class TextFiles {
  private final Programs programs;

  TextFiles(Programs programs) {
    this.programs = programs;
  }

  Optional<String> read(String path) {
    try {
      return Optional.of(text(path, Files.readAllBytes(Path.of(path))));
    } catch (IOException e) {
      return nothing(path, e);
    }
  }

  private static String text(String path, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException e) {
      String before = new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8);
      throw new NotText(path, 1 + (int) before.chars().filter(c -> c == '\n').count(), e);
    }
  }

  Optional<String> readEnd(String path, int most) {
    try (FileChannel channel = FileChannel.open(Path.of(path), StandardOpenOption.READ)) {
      channel.position(Math.max(0, channel.size() - most));
      byte[] end = Channels.newInputStream(channel).readNBytes(most);
      return Optional.of(new String(end, StandardCharsets.UTF_8)); // U+FFFD for what is none
    } catch (IOException e) {
      return nothing(path, e);
    }
  }

  /** A file in /proc counts as missing if its process has ended since it was opened (ESRCH). */
  private static Optional<String> nothing(String path, IOException e) {
    if (e instanceof NoSuchFileException || "No such process".equals(e.getMessage())) {
      return Optional.empty();
    }
    throw HostFailure.of("read " + path, e);
  }

  void write(String path, String text, int mode) {
    Obstacle.to(Path.of(path))
        .ifPresent(
            reason -> {
              throw new HostFailure("could not write %s: %s".formatted(path, reason));
            });
    Path temporary = null;
    try {
      Path target = target(Path.of(path));
      temporary = temporary(target);
      create(temporary, target, mode);
      fill(temporary, text);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(target);
    } catch (IOException e) {
      remove(temporary);
      throw HostFailure.of("write " + path, e);
    } catch (HostFailure e) {
      remove(temporary);
      throw e;
    }
  }

  /** The file that is written when the path is a symbolic link. */
  private static Path target(Path path) throws IOException {
    return Files.exists(path) ? path.toRealPath() : path;
  }

  /** Beside the target, so that the rename stays in one file system; no tool reads "*~" names. */
  private static Path temporary(Path target) {
    return target.resolveSibling(
        "." + target.getFileName() + "." + ProcessHandle.current().pid() + "~");
  }

  private void create(Path temporary, Path target, int mode) throws IOException {
    sweep(temporary, target);
    if (Files.exists(target)) {
      // Java copies neither ACLs nor security labels; cp does.
      programs
          .run(Command.of("cp", "--preserve=all", "--", target.toString(), temporary.toString()))
          .orFail("copy " + target);
    } else {
      Files.createFile(temporary, PosixFilePermissions.asFileAttribute(permissions(mode)));
      Files.setPosixFilePermissions(temporary, permissions(mode)); // whatever the umask took away
    }
  }

  /** What runs that were killed have left beside the file. */
  private static void sweep(Path temporary, Path target) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote("." + target.getFileName() + ".") + "([0-9]+)~");
    try (Stream<Path> names = Files.list(target.toAbsolutePath().getParent())) {
      for (Path path : names.toList()) {
        Matcher matcher = name.matcher(String.valueOf(path.getFileName()));
        if (matcher.matches() && !isAlive(matcher.group(1))) {
          Files.deleteIfExists(path);
        }
      }
    }
    Files.deleteIfExists(temporary);
  }

  private static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  static Set<PosixFilePermission> permissions(int mode) {
    StringBuilder letters = new StringBuilder();
    for (int bit = 8; bit >= 0; bit--) {
      letters.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
    }
    return PosixFilePermissions.fromString(letters.toString());
  }

  private static void fill(Path temporary, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void syncFolder(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void remove(@Nullable Path temporary) {
    try {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw HostFailure.of("remove " + temporary, e);
    }
  }
}
