package dom0.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host for reading alone, which is asked each question once: for what looks at several subjects,
 * and asks the same of the host for each. What was answered is forgotten when the host may have
 * changed: time was let pass, or {@link #forget} says so.
 */
public final class ReadOnce implements Host {
  private final Host host;
  private final Map<Command, CommandResult> results = new HashMap<>();
  private final Map<String, Optional<String>> texts = new HashMap<>();
  private final Map<String, Optional<FileStatus>> statuses = new HashMap<>();
  private final Map<String, Optional<String>> links = new HashMap<>();
  private final Map<String, List<String>> folders = new HashMap<>();

  public ReadOnce(Host host) {
    this.host = host;
  }

  /** Whether it may give an answer that it was given before. */
  public boolean remembers() {
    return !(results.isEmpty()
        && texts.isEmpty()
        && statuses.isEmpty()
        && links.isEmpty()
        && folders.isEmpty());
  }

  /** The host is asked anew from now on. */
  public void forget() {
    results.clear();
    texts.clear();
    statuses.clear();
    links.clear();
    folders.clear();
  }

  @Override
  public boolean keepsAnswers() {
    return true;
  }

  @Override
  public CommandResult run(Command command) {
    return results.computeIfAbsent(command, host::run);
  }

  @Override
  public void startAhead(Command command) {
    host.startAhead(command);
  }

  @Override
  public Optional<String> readFile(String path) {
    return texts.computeIfAbsent(path, host::readFile);
  }

  @Override
  public Optional<String> readEnd(String path, int most) {
    return host.readEnd(path, most);
  }

  @Override
  public Optional<FileStatus> status(String path) {
    return statuses.computeIfAbsent(path, host::status);
  }

  @Override
  public Optional<String> linkTarget(String path) {
    return links.computeIfAbsent(path, host::linkTarget);
  }

  @Override
  public long freeBytes(String folder) {
    return host.freeBytes(folder);
  }

  @Override
  public List<String> list(String folder) {
    return folders.computeIfAbsent(folder, host::list);
  }

  @Override
  public Optional<String> whyUnwritable(String path) {
    return host.whyUnwritable(path);
  }

  @Override
  public Attributes attributes(String path) {
    return host.attributes(path);
  }

  @Override
  public void writeFile(String path, String text, int mode) {
    throw readsOnly();
  }

  @Override
  public void removeFile(String path) {
    throw readsOnly();
  }

  @Override
  public void makeFolder(String path, int mode) {
    throw readsOnly();
  }

  @Override
  public void makeLink(String path, String target) {
    throw readsOnly();
  }

  private static IllegalStateException readsOnly() {
    return new IllegalStateException("a reader would change the host");
  }

  @Override
  public Lock lock(String name, Duration limit) {
    return host.lock(name, limit);
  }

  @Override
  public boolean isRoot() {
    return host.isRoot();
  }

  @Override
  public boolean isEnding() {
    return host.isEnding();
  }

  @Override
  public void pause(Duration time) {
    host.pause(time);
    forget();
  }

  @Override
  public Duration clock() {
    return host.clock();
  }
}
