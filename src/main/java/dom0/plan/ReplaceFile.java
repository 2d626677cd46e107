package dom0.plan;

import dom0.host.Host;
import java.util.Optional;

/** Writes a file as {@link WriteFile} does, until the change succeeds only for the time being. */
public record ReplaceFile(String path, String text, int mode) implements Undoable {
  @Override
  public void applyTo(Host host, Undo undo) {
    undo.before(host, path).becomes(Optional.of(text));
    write().applyTo(host);
  }

  @Override
  public Optional<String> obstacle(Host host) {
    return write().obstacle(host);
  }

  @Override
  public String describe() {
    return write().describe();
  }

  private WriteFile write() {
    return new WriteFile(path, text, mode);
  }
}
