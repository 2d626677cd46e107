package dom0.plan;

import dom0.host.Host;
import dom0.host.HostFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a change has written, as they were just before, to be put back when a later step
 * or the check after it fails. One that somebody else has written since is theirs and stays.
 */
public final class Undo implements AutoCloseable {
  private final Map<String, UndoFile> files = new LinkedHashMap<>();

  /**
   * A file as it is now, before it is written; as it was first, while it holds what we made of it.
   */
  public UndoFile before(Host host, String path) {
    Optional<String> now = host.readFile(path);
    UndoFile known = files.get(path);
    if (known != null) {
      if (known.isOurs(now)) {
        return known;
      }
      known.close();
    }
    UndoFile file = new UndoFile(path, now, now.map(text -> host.attributes(path)));
    files.put(path, file);
    return file;
  }

  /** What became of the files. */
  public record Outcome(List<String> restored, List<String> failures) {}

  /** Puts back what can be. */
  public Outcome undo(Host host) {
    List<String> restored = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (UndoFile file : files.values()) {
      try {
        if (file.restoreOn(host)) {
          restored.add(file.path());
        }
      } catch (HostFailure e) {
        failures.add(String.valueOf(e.getMessage()));
      }
    }
    return new Outcome(List.copyOf(restored), List.copyOf(failures));
  }

  /** Forgets what the files were: the change is made, or taken back. */
  @Override
  public void close() {
    files.values().forEach(UndoFile::close);
  }
}
