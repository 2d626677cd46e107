package dom0.lvmvolume.content;

import dom0.host.Host;
import dom0.lvmvolume.lvm.LogicalVolume;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The guests whose memory xendomains or xen_guest has saved, as far as their files tell which disks
 * they have: what another tool saved elsewhere is not seen.
 */
public final class SavedGuests {
  private static final String FOLDER = "/var/lib/xen/save";

  private final Host host;

  public SavedGuests(Host host) {
    this.host = host;
  }

  /** The guests whose file in /etc/xen names the volume. */
  public List<String> of(LogicalVolume volume) {
    return host.list(FOLDER).stream().filter(name -> hasDisk(name, volume)).toList();
  }

  private boolean hasDisk(String guest, LogicalVolume volume) {
    String file = host.readFile("/etc/xen/" + guest + ".cfg").orElse("");
    return Stream.of(volume.path(), volume.dmPath())
        .filter(path -> !path.isEmpty())
        .anyMatch(
            path -> Pattern.compile(Pattern.quote(path) + "(?![\\w+.-])").matcher(file).find());
  }
}
