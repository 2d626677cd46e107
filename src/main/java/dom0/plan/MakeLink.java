package dom0.plan;

import dom0.host.Host;

/** Makes a symbolic link, and the folder that it stands in. */
public record MakeLink(String path, String target) implements Step {
  @Override
  public void applyTo(Host host) {
    host.makeFolder(path.substring(0, path.lastIndexOf('/')), 0755);
    host.makeLink(path, target);
  }

  @Override
  public String describe() {
    return "link " + path + " to " + target;
  }
}
