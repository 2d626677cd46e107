package dom0.simulated;

import dom0.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One domain, as xl shows it, and what its guest does when asked. */
final class SimulatedDomain {
  /** What the guest in a domain is like. */
  enum Guest {
    /** Does what it is asked, after two seconds. */
    OBEDIENT,
    /** Acknowledges, and does nothing. */
    DEAF,
    /** Does not even acknowledge. */
    HUNG,
    /** Is gone a second after its start. */
    CRASHING,
    /** Reboots just as it is destroyed, and comes back once. */
    REBORN,
    /** Runs although xl says that its start failed. */
    LEFT_BEHIND,
    /** Reboots a second after each start. */
    LOOPING,
    /** Obeys an ACPI event, and has no drivers that would hear Xen. */
    WITHOUT_DRIVERS,
    /** Cannot be destroyed: something holds its memory. */
    ZOMBIE
  }

  final String name;
  final Guest guest;
  final boolean watched;
  final boolean known;
  final Map<String, Object> keys;
  final long maxMemory;
  final long maxVcpus;

  /** Where each virtual CPU must and should run now, "" for where it was started. */
  final List<String> hardPins = new ArrayList<>();

  final List<String> softPins = new ArrayList<>();

  /** How many virtual CPUs it was told to use; how many it uses is among its keys. */
  long availableVcpus;

  boolean reborn;
  long id;
  String letters;
  double cpu;

  /** What happens next by itself, and when. */
  String next = "";

  Duration at = Duration.ZERO;

  SimulatedDomain(long id, Map<String, Object> keys, Guest guest) {
    this.id = id;
    this.name = String.valueOf(keys.get("name"));
    this.keys = new LinkedHashMap<>(keys);
    this.guest = guest;
    this.letters = "-b----";
    this.cpu = 1.0;
    this.watched = true;
    this.known = true;
    this.maxMemory = number("maxmem", text("memory", "32"));
    this.maxVcpus = number("maxvcpus", text("vcpus", "1"));
    this.availableVcpus = number("vcpus", "1");
    unpin();
  }

  /**
   * From host.json: id, letters, cpu, guest, watched, known, next, available (virtual CPUs that it
   * was told to use), and pinned (where all its virtual CPUs run now).
   */
  SimulatedDomain(String name, Map<String, Object> keys, Json json) {
    this.keys = keys;
    this.name = name;
    this.id = Long.parseLong(json.get("id").textOrEmpty());
    this.letters = json.get("letters").text().orElse("-b----");
    this.cpu = Double.parseDouble(json.get("cpu").text().orElse("12.3"));
    this.guest = Guest.valueOf(json.get("guest").text().orElse("OBEDIENT"));
    this.watched = !json.get("watched").textOrEmpty().equals("false");
    this.known = !json.get("known").textOrEmpty().equals("false");
    this.next = json.get("next").textOrEmpty();
    this.at = Duration.ofSeconds(next.isEmpty() ? 0 : 2);
    this.maxMemory = number("maxmem", text("memory", "32"));
    this.maxVcpus = number("maxvcpus", text("vcpus", "1"));
    this.availableVcpus = Long.parseLong(json.get("available").text().orElse(text("vcpus", "1")));
    unpin();
    for (int vcpu = 0; vcpu < maxVcpus && !json.get("pinned").isMissing(); vcpu++) {
      hardPins.set(vcpu, json.get("pinned").textOrEmpty());
    }
  }

  /** What a reboot does to pins that were made since the start. */
  void unpin() {
    hardPins.clear();
    softPins.clear();
    for (int vcpu = 0; vcpu < maxVcpus; vcpu++) {
      hardPins.add(started("cpus", vcpu));
      softPins.add(started("cpus_soft", vcpu));
    }
  }

  /** xl 4.17 drops the pins of a guest whose file has no vcpus. */
  String started(String key, int vcpu) {
    if (!keys.containsKey(key) || !keys.containsKey("vcpus")) {
      return "all";
    }
    return keys.get(key) instanceof List<?> list
        ? (vcpu < list.size() ? String.valueOf(list.get(vcpu)) : "all")
        : text(key, "all");
  }

  boolean obeys() {
    return guest == Guest.OBEDIENT || guest == Guest.WITHOUT_DRIVERS;
  }

  String text(String key, String standard) {
    return String.valueOf(keys.getOrDefault(key, standard));
  }

  long number(String key, String standard) {
    return Long.decode(text(key, standard));
  }

  List<Map<String, String>> specs(String key, List<String> positions) {
    List<Map<String, String>> specs = new ArrayList<>();
    for (Object item : keys.get(key) instanceof List<?> list ? list : List.of()) {
      Map<String, String> spec = new LinkedHashMap<>();
      int position = 0;
      for (String part : String.valueOf(item).split(",")) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          spec.put(part.substring(0, equals), part.substring(equals + 1));
        } else if (part.matches("cdrom|discard|no-discard|direct-io-safe|trusted|untrusted")) {
          spec.put(part, "");
        } else if (position == 0 && part.matches("(phy|file):.*")) {
          spec.put("target", part.replaceFirst("^[a-z]+:", ""));
          position = 2;
        } else {
          spec.put(positions.get(position++), part);
        }
      }
      specs.add(spec);
    }
    return specs;
  }

  List<Map<String, String>> disks() {
    return specs("disk", List.of("target", "format", "vdev", "access"));
  }

  /** A line of {@code xl list}; a domain that is being built has neither memory nor CPUs yet. */
  String line() {
    boolean empty = next.equals("built");
    return "%-40s %5d %5d %5d     %s  %8.1f\n"
        .formatted(
            name,
            id,
            empty ? 0 : number("memory", "32"),
            empty ? 0 : number("vcpus", "1"),
            letters,
            cpu);
  }

  void then(String event, Duration when) {
    next = event;
    at = when;
  }

  Map<String, Object> state() {
    return Map.of(
        "id",
        id,
        "letters",
        letters,
        "next",
        next,
        "keys",
        Map.copyOf(keys),
        "pins",
        List.of(List.copyOf(hardPins), List.copyOf(softPins)));
  }
}
