package dom0.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One machine. Modules reach it only through this interface, so what they do can be watched,
 * simulated and withheld.
 *
 * <p>Text files are UTF-8; one that is not is a {@link HostFailure}, never read as something else.
 * Every method throws {@link HostFailure} when the machine does not do what it is asked.
 */
public interface Host {
  /**
   * Runs a program to its end, stdin from /dev/null, in the locale C.UTF-8.
   *
   * @throws ToolMissing when there is no such program
   * @throws CommandFailed when it does not end within its limit; it is then ended
   */
  CommandResult run(Command command);

  /**
   * Says that a command is going to be run that only reads: a host may start it at once, beside
   * other work, and have its result when {@link #run} asks for it.
   */
  default void startAhead(Command command) {}

  /**
   * Whether an answer is kept for the next who asks: then one question about everything costs less
   * than one about each thing.
   */
  default boolean keepsAnswers() {
    return false;
  }

  /** The text of a file; empty when there is none. */
  Optional<String> readFile(String path);

  /**
   * The end of a file that programs write to as they like, such as a log, for messages: what is no
   * UTF-8 in it shows as U+FFFD; empty when there is none.
   *
   * @param most how many bytes
   */
  Optional<String> readEnd(String path, int most);

  /** What a path leads to; empty when nothing is there. */
  Optional<FileStatus> status(String path);

  /** What a symbolic link says, itself not followed; empty when the path is no symbolic link. */
  Optional<String> linkTarget(String path);

  /** Bytes that this process can still write to the file system of a folder that is there. */
  long freeBytes(String folder);

  /** The names in a folder, sorted; none when there is no such folder. */
  List<String> list(String folder);

  /**
   * Why a file could not be written, in words that follow "could not write PATH: "; empty where
   * nothing is known to be in the way.
   */
  Optional<String> whyUnwritable(String path);

  /**
   * Puts a text in a file at once: readers see the old text or the new, never a part, also after a
   * power cut. A file that is there keeps its owner, group, mode, ACL and extended attributes; a
   * symbolic link stays one and the file that it leads to is written, where there is one.
   *
   * @param mode permission bits for a file that is new, such as 0644
   */
  void writeFile(String path, String text, int mode);

  /** What a file has beside its text, kept for the case that it vanishes; it must be there. */
  Attributes attributes(String path);

  /** Removes a file or symbolic link; nothing happens when there is none. */
  void removeFile(String path);

  /**
   * Makes a folder, and those above it; nothing happens when it is there.
   *
   * @param mode permission bits for what is new, such as 0755
   */
  void makeFolder(String path, int mode);

  /** Makes a symbolic link. */
  void makeLink(String path, String target);

  /**
   * Holds a lock that one process on this host can hold at a time.
   *
   * @param name what it stands for, part of its file's name
   * @param limit how long to wait for another process to let go
   */
  Lock lock(String name, Duration limit);

  /** Whether this process may change the machine. */
  boolean isRoot();

  /** Whether this process was asked to end, by SIGTERM, SIGINT or SIGHUP. */
  boolean isEnding();

  /** Lets time pass; fails at once where this process is asked to end. */
  void pause(Duration time);

  /** Time since some fixed moment, for measuring limits. */
  Duration clock();

  /** Owner, group, mode, ACL and extended attributes of a file, known until this is closed. */
  interface Attributes extends AutoCloseable {
    /** Makes an empty file that has them. */
    void makeFile(String path);

    @Override
    void close();
  }

  /** A lock that is held until it is closed. */
  interface Lock extends AutoCloseable {
    @Override
    void close();
  }
}
