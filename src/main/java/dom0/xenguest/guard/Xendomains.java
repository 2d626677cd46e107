package dom0.xenguest.guard;

import dom0.host.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What starts guests with the host: /etc/init.d/xendomains with /etc/default/xendomains. It
 * restores every image in one folder, each with its old configuration, and then starts every file
 * in another, whatever its name.
 */
public final class Xendomains {
  private static final String IMAGES = "/var/lib/xen/save";
  private static final String SETTINGS = "/etc/default/xendomains";
  private static final String AUTO = "/etc/xen/auto";

  private final Host host;
  private final String settings;

  public Xendomains(Host host) {
    this.host = host;
    this.settings = host.readFile(SETTINGS).orElse("");
  }

  /** The links that start a guest, and what speaks against them. */
  public Autostart of(String name) {
    String file = GuestFiles.path(name);
    Optional<String> set = setting("XENDOMAINS_AUTO");
    String folder = set.filter(is -> is.startsWith("/")).orElse(AUTO);
    List<String> ours = new ArrayList<>();
    List<String> strays = new ArrayList<>();
    Optional<String> blocked = Optional.empty();
    for (String entry : host.list(folder)) {
      String path = folder + "/" + entry;
      Optional<String> target = host.linkTarget(path);
      if (target.isPresent() && resolved(folder, target.get()).equals(file)) {
        ours.add(path);
      } else if (entry.equals(name + ".cfg")) {
        blocked =
            target
                .map(is -> "%s leads to %s, not to %s: remove it by hand".formatted(path, is, file))
                .or(() -> Optional.of("%s is no link to %s: move it away".formatted(path, file)));
      } else if (!entry.endsWith(".cfg")) {
        strays.add(path);
      }
    }
    return new Autostart(folder, ours, blocked, strays, set.filter(String::isEmpty).isPresent());
  }

  /** Where it saves a guest and restores it from; it makes the folder when there is one to save. */
  public String image(String name) {
    return setting("XENDOMAINS_SAVE").filter(is -> is.startsWith("/")).orElse(IMAGES) + "/" + name;
  }

  private static String resolved(String folder, String target) {
    return Path.of(folder).resolve(target).normalize().toString();
  }

  /** A plain assignment; of several the last counts, as in sh. */
  private Optional<String> setting(String name) {
    Matcher matcher =
        Pattern.compile("(?m)^[ \t]*" + name + "=([\"']?)([^\"'#\\s]*)\\1").matcher(settings);
    Optional<String> value = Optional.empty();
    while (matcher.find()) {
      value = Optional.of(matcher.group(2));
    }
    return value;
  }
}
