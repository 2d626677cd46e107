package dom0.plan;

import dom0.host.Host;
import java.util.Optional;

/** Gives a file a new text, at once; {@code mode} is for a file that is new. */
public record WriteFile(String path, String text, int mode) implements Step {
  @Override
  public void applyTo(Host host) {
    host.writeFile(path, text, mode);
  }

  @Override
  public Optional<String> obstacle(Host host) {
    return host.whyUnwritable(path).map(("could not write " + path + ": ")::concat);
  }

  @Override
  public String describe() {
    return "write " + path;
  }
}
