package dom0.simulated;

import dom0.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The domains of a host, what becomes of them in time, and the process of xl behind each. */
final class SimulatedDomains {
  private static final String HEADER =
      "Name                                        ID   Mem VCPUs\tState\tTime(s)\n";

  private final Json initial;
  private final SimulatedFiles files;
  private final List<SimulatedDomain> domains = new ArrayList<>();
  private final List<SimulatedDomain> away = new ArrayList<>();
  private long lastId;
  private long free;

  SimulatedDomains(Json initial, SimulatedFiles files) {
    this.initial = initial;
    this.files = files;
    free = Long.parseLong(initial.get("free_memory").text().orElse("2900"));
    initial.get("domains").members().forEach(this::add);
  }

  private void add(String key, Json json) {
    String name = json.get("name").text().orElse(key);
    SimulatedDomain domain = new SimulatedDomain(name, keys(name, json), json);
    (domain.next.equals("rebuild") ? away : domains).add(domain);
    lastId = Math.max(lastId, domain.id);
    watch(domain);
  }

  /** What the domain was made of: what the case says, or its file, but for what has "changed". */
  private Map<String, Object> keys(String name, Json json) {
    Map<String, Object> keys = new LinkedHashMap<>();
    if (json.get("keys").isMissing()) {
      files.read("/etc/xen/" + name + ".cfg").map(SimulatedXlFile::parse).ifPresent(keys::putAll);
    }
    for (String stated : List.of("keys", "changed")) {
      json.get(stated).members().forEach((key, value) -> keys.put(key, plain(value)));
    }
    keys.put("name", name);
    return keys;
  }

  private static Object plain(Json json) {
    return json.isArray()
        ? json.items().stream().map(Json::textOrEmpty).toList()
        : json.textOrEmpty();
  }

  /** The process of {@code xl create} that stays with a guest. */
  private void watch(SimulatedDomain domain) {
    if (domain.watched) {
      files.link(process(domain) + "/exe", "/usr/lib/xen-4.17/bin/xl");
      files.link(process(domain) + "/fd/1", log(domain));
    }
  }

  private void unwatch(SimulatedDomain domain) {
    files.remove(process(domain) + "/exe");
    files.remove(process(domain) + "/fd/1");
  }

  private static String process(SimulatedDomain domain) {
    return "/proc/" + (1000 + Math.floorMod(domain.name.hashCode(), 9000));
  }

  private static String log(SimulatedDomain domain) {
    return "/var/log/xen/xl-" + domain.name + ".log";
  }

  Optional<SimulatedDomain> of(long id) {
    return domains.stream().filter(domain -> domain.id == id).findFirst();
  }

  SimulatedDomain named(String name) {
    return domains.stream()
        .filter(domain -> domain.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no domain " + name));
  }

  List<SimulatedDomain> all() {
    return List.copyOf(domains);
  }

  long freeMemory() {
    return free;
  }

  String table() {
    return HEADER
        + "%-40s %5d %5d %5d     %s  %8.1f\n".formatted("Domain-0", 0, 1024, 2, "r-----", 77.7)
        + domains.stream().map(SimulatedDomain::line).collect(Collectors.joining());
  }

  List<Object> json() {
    List<Object> items = new ArrayList<>();
    items.add(Map.of("domid", 0, "config", Map.of("c_info", Map.of("name", "Domain-0"))));
    domains.stream()
        .filter(domain -> domain.known)
        .forEach(
            domain ->
                items.add(
                    Map.of(
                        "domid",
                        domain.id,
                        "config",
                        new SimulatedConfig(domain, hostCpus()).config())));
    return items;
  }

  int hostCpus() {
    return Integer.parseInt(initial.get("cpus").text().orElse("2"));
  }

  /** {@code xl list -v}; uuids also of those that have lost their name. */
  String tableWithUuids() {
    return table()
        .lines()
        .map(
            line -> {
              String uuid =
                  domains.stream()
                      .filter(domain -> domain.line().equals(line + "\n"))
                      .map(domain -> domain.text("uuid", ""))
                      .findFirst()
                      .orElse("00000000-0000-0000-0000-000000000000");
              return line.startsWith("Name ")
                  ? line + "   UUID                            Reason-Code\tSecurity Label\n"
                  : "%s %s %8s %16s\n".formatted(line, uuid, "-", "-");
            })
        .collect(Collectors.joining());
  }

  void remove(SimulatedDomain domain) {
    end(domain);
  }

  /** What xl complains of when it is to create a guest; empty when it does it. */
  Optional<String> problem(Map<String, Object> keys) {
    SimulatedDomain guest = new SimulatedDomain(lastId + 1, keys, SimulatedDomain.Guest.OBEDIENT);
    if (domains.stream().anyMatch(domain -> domain.name.equals(guest.name))) {
      return Optional.of(
          "libxl: error: libxl__domain_rename: Domain %d:Domain with name \"%s\" already exists."
              .formatted(guest.id, guest.name));
    }
    for (Map<String, String> disk : guest.disks()) {
      String target = disk.getOrDefault("target", "");
      if (!target.isEmpty() && files.status(target).isEmpty()) {
        return Optional.of(
            "Disk vdev=%s failed to stat: %s: No such file or directory"
                .formatted(disk.get("vdev"), target));
      }
    }
    String kernel = guest.text("kernel", "");
    if (!kernel.isEmpty() && files.status(kernel).isEmpty()) {
      return Optional.of(
          "xc: error: panic: xg_dom_core.c:205: failed to open file '%s'".formatted(kernel));
    }
    return isTooBig(guest)
        ? Optional.of("xc_dom_boot_mem_init: can't allocate low memory for domain: Out of memory")
        : Optional.empty();
  }

  /** Where Xen was not told what dom0 gets, xl takes what lacks from dom0. */
  private boolean isTooBig(SimulatedDomain guest) {
    return initial.get("commandline").textOrEmpty().contains("dom0_mem=")
        && guest.number("memory", "32") > free;
  }

  SimulatedDomain create(Map<String, Object> keys, Duration now) {
    String name = String.valueOf(keys.get("name"));
    SimulatedDomain.Guest guest =
        SimulatedDomain.Guest.valueOf(initial.get("guests").get(name).text().orElse("OBEDIENT"));
    SimulatedDomain domain = new SimulatedDomain(++lastId, keys, guest);
    free -= domain.number("memory", "32");
    domains.add(domain);
    watch(domain);
    if (guest == SimulatedDomain.Guest.CRASHING) {
      domain.then("crash", now.plusSeconds(1));
    } else if (guest == SimulatedDomain.Guest.LOOPING) {
      domain.then("reboot", now.plusSeconds(1));
    }
    return domain;
  }

  void act(String verb, SimulatedDomain domain) {
    switch (verb) {
      case "pause" -> domain.letters = "--p---";
      case "unpause" -> domain.letters = "-b----";
      default -> destroy(domain);
    }
  }

  /** A guest that is destroyed while it reboots is rebuilt nevertheless. */
  boolean comesBack(SimulatedDomain domain, Duration now) {
    if (domain.guest != SimulatedDomain.Guest.REBORN || domain.reborn) {
      return false;
    }
    domain.reborn = true;
    reboot(domain, now);
    return true;
  }

  private void destroy(SimulatedDomain domain) {
    if (domain.guest == SimulatedDomain.Guest.ZOMBIE) {
      domain.letters = "--p--d";
    } else {
      end(domain);
    }
  }

  private void end(SimulatedDomain domain) {
    domains.remove(domain);
    unwatch(domain);
    free += domain.number("memory", "32");
  }

  void timePassed(Duration now) {
    List<SimulatedDomain> due = new ArrayList<>(domains);
    due.addAll(away);
    due.stream()
        .filter(domain -> !domain.next.isEmpty() && now.compareTo(domain.at) >= 0)
        .forEach(domain -> happen(domain, now));
  }

  private void happen(SimulatedDomain domain, Duration now) {
    String event = domain.next;
    domain.then("", now);
    switch (event) {
      case "shutdown" -> powerOff(domain);
      case "crash" -> {
        end(domain);
        files.write(
            log(domain), "Domain %d has shut down, reason code 3 0x3\n".formatted(domain.id), 0644);
      }
      case "reboot" -> reboot(domain, now);
      case "rebuild" -> rebuild(domain, now);
      case "built" -> {
        domain.letters = "-b----";
        domain.cpu = 1.0;
        domain.unpin();
        if (domain.guest == SimulatedDomain.Guest.LOOPING) {
          domain.then("reboot", now.plusSeconds(1));
        }
      }
      default -> throw new AssertionError("not simulated: " + event);
    }
  }

  private void reboot(SimulatedDomain domain, Duration now) {
    domains.remove(domain);
    away.add(domain);
    domain.then("rebuild", now.plusSeconds(2));
    if (domain.guest == SimulatedDomain.Guest.LOOPING) {
      files.write(
          log(domain),
          "Domain %d has shut down, reason code 1 0x1\nAction for shutdown reason code 1 is restart\n"
              .formatted(domain.id),
          0644);
    }
  }

  private void rebuild(SimulatedDomain domain, Duration now) {
    away.remove(domain);
    domains.add(domain);
    domain.id = ++lastId;
    domain.letters = "--p---";
    domain.cpu = 0.0;
    domain.then("built", now.plusSeconds(3));
  }

  /** Its process does what on_poweroff says; without one the domain stays as it fell. */
  private void powerOff(SimulatedDomain domain) {
    if (domain.watched && domain.text("on_poweroff", "destroy").equals("destroy")) {
      end(domain);
    } else {
      domain.letters = "---s--";
      unwatch(domain);
    }
  }

  List<Object> state() {
    List<Object> state = new ArrayList<>();
    domains.forEach(domain -> state.add(domain.state()));
    away.forEach(domain -> state.add("away " + domain.state()));
    return state;
  }
}
