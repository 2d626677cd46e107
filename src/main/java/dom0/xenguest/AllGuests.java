package dom0.xenguest;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.module.Refused;
import dom0.plan.Plan;
import dom0.text.Texts;
import dom0.xenguest.XenGuestFound.Toolstack;
import dom0.xenguest.XenGuestWanted.Autostart;
import dom0.xenguest.XenGuestWanted.ChangePolicy;
import dom0.xenguest.XenGuestWanted.Content;
import dom0.xenguest.XenGuestWanted.State;
import dom0.xenguest.guard.GuestFiles;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainList;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xl.LiveConfigs;
import dom0.xenguest.xlcfg.DiskSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All guests of a host, for who looks at the whole of it: those with a file or a domain. */
public final class AllGuests {
  private final Host host;
  private final Toolstack xl;
  private final Map<String, List<Domain>> domains = new HashMap<>();
  private final List<Map<String, Object>> facts = new ArrayList<>();
  private final Map<String, List<String>> disks = new LinkedHashMap<>();

  private AllGuests(Host host) {
    this.host = host;
    CommandResult list = Domains.listed(host);
    if (list.ok()) {
      this.xl = new Toolstack(true, "", XenGuestReader.version(host));
      readDomains(list.stdout());
    } else {
      this.xl = Toolstack.broken(list.stderr().strip());
    }
    Set<String> names = new TreeSet<>(domains.keySet());
    names.addAll(new GuestFiles(host).names());
    names.forEach(this::add);
  }

  /**
   * Reads their files and, where Xen runs, asks xl for the domains, once for all. For a guest whose
   * file has keys that few have, xl is also asked what it makes of them.
   *
   * @throws HostFailure when xl lists the domains and then does not tell about them
   */
  public static AllGuests of(Host host) {
    return new AllGuests(host);
  }

  /** What xen_guest tells of each, by name; of one that cannot be told, {@code error} says why. */
  public List<Map<String, Object>> facts() {
    return List.copyOf(facts);
  }

  /** Why xl could not list the domains, so that only files are told; empty where it could. */
  public Optional<String> problem() {
    return xl.works() ? Optional.empty() : Optional.of(xl.problem());
  }

  /** What each has for disks, as its domain or else its file names them. */
  public Map<String, List<String>> disks() {
    return Map.copyOf(disks);
  }

  private void readDomains(String list) {
    LiveConfigs configs = Domains.configs(host);
    for (Domain domain : DomainList.parse(list)) {
      if (domain.id() != 0) {
        domains
            .computeIfAbsent(domain.name(), unused -> new ArrayList<>())
            .add(domain.with(configs.of(domain.id())));
      }
    }
  }

  private void add(String name) {
    Map<String, Object> guest = new LinkedHashMap<>();
    guest.put("name", name);
    List<Domain> same = domains.getOrDefault(name, List.of());
    disks.put(name, same.stream().flatMap(AllGuests::disks).distinct().toList());
    same.forEach(domain -> guest.put("domid", domain.id())); // whatever else cannot be told of it
    try {
      describe(name, same, guest);
    } catch (Refused | HostFailure e) {
      guest.put("error", String.valueOf(e.getMessage()));
    }
    facts.add(guest);
  }

  /** Told whatever its file says: nobody must take a disk of a running guest for unused. */
  private static Stream<String> disks(Domain domain) {
    return domain.config().stream()
        .flatMap(live -> live.disks().stream())
        .map(LiveConfig.Disk::target);
  }

  private void describe(String name, List<Domain> same, Map<String, Object> guest) {
    if (!XenGuestOptions.isName(name)) {
      throw new Refused("xen_guest takes no such name");
    }
    if (same.size() > 1) {
      throw new Refused("%d domains have this name".formatted(same.size()));
    }
    XenGuestWanted nothing = nothing(name);
    XenGuestFound found = XenGuestReader.described(nothing, host, xl, same.stream().findFirst());
    XenGuestFacts told = new XenGuestFacts(nothing, found);
    Plan.Builder all = new Plan.Builder();
    told.addTo(all);
    guest.putAll(all.build().facts());
    if (!found.file().exists()) {
      guest.remove("config_file");
    }
    if (found.hasImage()) {
      guest.put("saved_at", writtenAt(found.image().path()));
    }
    if (same.isEmpty()) {
      disks.put(name, told.specs().stream().map(DiskSpec::target).toList());
    }
  }

  /** A task that names a guest and wants nothing of it. */
  private static XenGuestWanted nothing(String name) {
    return new XenGuestWanted(
        name,
        Optional.empty(),
        State.PRESENT,
        Content.NONE,
        Autostart.AS_IT_IS,
        Optional.empty(),
        ChangePolicy.STANDARD);
  }

  /** In seconds since 1970; few guests are saved, and a program for each costs little. */
  private long writtenAt(String path) {
    String seconds =
        host.run(Command.of("stat", "-c", "%Y", path)).orFail("look at " + path).stdout().strip();
    if (!seconds.matches("[0-9]{1,12}")) {
      throw new HostFailure("stat says of %s: '%s'".formatted(path, Texts.shortened(seconds, 80)));
    }
    return Long.parseLong(seconds);
  }
}
