package dom0.xenguest.guard;

import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.module.Refused;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.XlProcesses;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.XlConfig;
import dom0.xenguest.xlcfg.XlConfigParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The guests that other files on this host describe, whether they run or not. */
public final class OtherGuests {
  private static final long MOST_BYTES = 1 << 20; // no guest's file is near that

  private final Host host;
  private final Storage storage;
  private final List<String> own;
  private final Map<String, XlConfig> configs = new TreeMap<>();

  /**
   * Reads every file that xl or xendomains may start, but for the guest's own.
   *
   * @param own the names of the guest
   */
  public OtherGuests(Host host, String autoFolder, List<String> own) {
    this.host = host;
    this.storage = new Storage(host);
    this.own = List.copyOf(own);
    List<String> ownFiles =
        own.stream()
            .flatMap(name -> host.status(GuestFiles.path(name)).stream())
            .map(FileStatus::realPath)
            .toList();
    Set<String> seen = new HashSet<>();
    for (String folder : List.of(GuestFiles.FOLDER, autoFolder)) {
      for (String name : host.list(folder)) {
        Optional<FileStatus> status = host.status(folder + "/" + name);
        if ((folder.equals(autoFolder) || name.endsWith(".cfg"))
            && status.filter(OtherGuests::isSmallFile).isPresent()
            && seen.add(status.get().identity())
            && !ownFiles.contains(status.get().realPath())) {
          read(folder + "/" + name);
        }
      }
    }
  }

  private static boolean isSmallFile(FileStatus status) {
    return status.kind() == FileStatus.Kind.REGULAR && status.size() <= MOST_BYTES;
  }

  /** A file that xl cannot read starts no guest, nor does one that is no text. */
  private void read(String path) {
    try {
      host.readFile(path)
          .map(text -> XlConfigParser.parse(path, text))
          .ifPresent(is -> add(path, is));
    } catch (Refused | HostFailure e) {
      configs.remove(path);
    }
  }

  private void add(String path, XlConfig config) {
    if (config.has("name")) {
      configs.put(path, config);
    }
  }

  /** Each file of another guest that has this uuid; copies of the guest's own file may. */
  public List<String> withUuid(XlConfig config) {
    String uuid = config.text("uuid").orElse("");
    List<String> obstacles = new ArrayList<>();
    configs.forEach(
        (path, other) -> {
          if (!uuid.isEmpty()
              && other.text("uuid").orElse("").equalsIgnoreCase(uuid)
              && !sameName(config, other)) {
            obstacles.add(
                "%s gives the same uuid %s to the guest %s".formatted(path, uuid, name(other)));
          }
        });
    return obstacles;
  }

  /**
   * The guests that may write to disks: those that have a domain, and those that are just rebooting
   * and have none for seconds.
   *
   * @param domains the domains of other guests
   */
  public DiskUsers users(List<Domain> domains) {
    Set<String> rebooting = new XlProcesses(host).guestsWithout(domains);
    own.forEach(rebooting::remove);
    Set<String> unknown = new TreeSet<>(rebooting);
    List<DiskUsers.Rebooting> disks = new ArrayList<>();
    configs.forEach(
        (path, other) -> {
          unknown.remove(name(other));
          other.disks().stream()
              .filter(disk -> rebooting.contains(name(other)) && !disk.target().isEmpty())
              .forEach(disk -> disks.add(new DiskUsers.Rebooting(name(other), path, disk)));
        });
    return new DiskUsers(domains, disks, unknown);
  }

  /** What a user should know of the other files: none of it stops a guest from running. */
  public List<String> warnings(XlConfig config) {
    List<String> warnings = new ArrayList<>();
    configs.forEach(
        (path, other) -> {
          if (sameName(config, other)) {
            warnings.add(
                "%s also describes a guest %s: only one of them can run"
                    .formatted(path, name(other)));
          } else {
            sharedDisks(config, other)
                .forEach(
                    target ->
                        warnings.add(
                            "%s gives %s to the guest %s as well: they cannot run together"
                                .formatted(path, target, name(other))));
          }
          sharedMacs(config, other)
              .forEach(mac -> warnings.add("%s also has the MAC %s".formatted(path, mac)));
        });
    return warnings;
  }

  private static String name(XlConfig config) {
    return config.text("name").orElse("");
  }

  private static boolean sameName(XlConfig config, XlConfig other) {
    return name(config).equals(name(other));
  }

  private List<String> sharedDisks(XlConfig config, XlConfig other) {
    List<DiskSpec> theirs = other.disks();
    return config.disks().stream()
        .filter(disk -> !disk.target().isEmpty())
        .filter(
            disk ->
                theirs.stream()
                    .filter(it -> !it.target().isEmpty() && !(it.readOnly() && disk.readOnly()))
                    .anyMatch(
                        it -> storage.identity(it.target()).meets(storage.identity(disk.target()))))
        .map(DiskSpec::target)
        .distinct()
        .toList();
  }

  private static List<String> sharedMacs(XlConfig config, XlConfig other) {
    if (sameName(config, other)) {
      return List.of();
    }
    List<String> theirs = other.cards().stream().flatMap(card -> card.mac().stream()).toList();
    return config.cards().stream()
        .flatMap(card -> card.mac().stream())
        .filter(theirs::contains)
        .toList();
  }
}
