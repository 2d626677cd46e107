package dom0.plan;

import dom0.host.Host;

/** Removes a file or a symbolic link. */
public record RemoveFile(String path) implements Step {
  @Override
  public void applyTo(Host host) {
    host.removeFile(path);
  }

  @Override
  public String describe() {
    return "remove " + path;
  }
}
