package dom0.simulated;

import dom0.module.Json;
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

  private static final Map<String, String> STANDARD_ACTIONS =
      Map.of("on_reboot", "restart", "on_soft_reset", "soft-reset");

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
   * was told to use), pinned (where all its virtual CPUs run now), console, and keys as in a
   * guest's file.
   */
  SimulatedDomain(Json json) {
    this.keys = new LinkedHashMap<>();
    json.get("keys").members().forEach((key, value) -> keys.put(key, plain(value)));
    this.name = json.get("name").textOrEmpty();
    keys.put("name", name);
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
  private String started(String key, int vcpu) {
    if (!keys.containsKey(key) || !keys.containsKey("vcpus")) {
      return "all";
    }
    return keys.get(key) instanceof List<?> list
        ? (vcpu < list.size() ? String.valueOf(list.get(vcpu)) : "all")
        : text(key, "all");
  }

  private static Object plain(Json json) {
    return json.isArray()
        ? json.items().stream().map(Json::textOrEmpty).toList()
        : json.textOrEmpty();
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

  /** An item of {@code xl list -l}; members with a standard value are left out, as libxl does. */
  Map<String, Object> json(int hostCpus) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("type", text("type", "pv"));
    about.put("name", name);
    about.put("uuid", text("uuid", ""));
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("c_info", about);
    config.put("b_info", build(hostCpus));
    config.put("disks", disks().stream().map(SimulatedDomain::disk).toList());
    config.put("nics", specs("vif", List.of("mac")));
    for (String event :
        List.of("on_poweroff", "on_reboot", "on_crash", "on_watchdog", "on_soft_reset")) {
      String action = text(event, STANDARD_ACTIONS.getOrDefault(event, "destroy"));
      if (!action.equals("destroy")) {
        config.put(event, action.replace("rename-restart", "restart_rename").replace('-', '_'));
      }
    }
    return Map.of("domid", id, "config", config);
  }

  private Map<String, Object> build(int hostCpus) {
    Map<String, Object> build = new LinkedHashMap<>();
    build.put("max_vcpus", maxVcpus);
    List<Integer> available = new ArrayList<>();
    for (int cpu = 0; cpu < number("vcpus", "1"); cpu++) {
      available.add(cpu);
    }
    build.put("avail_vcpus", available);
    build.put("max_memkb", maxMemory * 1024);
    build.put("target_memkb", number("memory", "32") * 1024);
    build.put(
        "sched_params",
        Map.of(
            "sched", "credit2", "weight", number("cpu_weight", "256"), "cap", number("cap", "0")));
    if (keys.containsKey("cpus") && keys.containsKey("vcpus")) {
      build.put("vcpu_hard_affinity", startedPins(hostCpus));
    }
    build.putAll(texts());
    if (text("type", "pv").equals("hvm")) {
      build.put("type.hvm", Map.of("boot", text("boot", "cd")));
    }
    return build;
  }

  private List<Object> startedPins(int hostCpus) {
    List<Object> pins = new ArrayList<>();
    for (int vcpu = 0; vcpu < maxVcpus; vcpu++) {
      pins.add(new ArrayList<>(SimulatedCpus.read(started("cpus", vcpu), hostCpus)));
    }
    return pins;
  }

  private Map<String, Object> texts() {
    Map<String, Object> texts = new LinkedHashMap<>();
    for (String key : List.of("kernel", "ramdisk", "bootloader", "tsc_mode")) {
      if (!text(key, "default").equals("default")) {
        texts.put(key, text(key, ""));
      }
    }
    String root = keys.containsKey("root") ? "root=" + text("root", "") + " " : "";
    texts.put("cmdline", text("cmdline", root + text("extra", "")));
    return texts;
  }

  private static Map<String, Object> disk(Map<String, String> spec) {
    Map<String, Object> disk = new LinkedHashMap<>();
    disk.put("pdev_path", spec.getOrDefault("target", ""));
    disk.put("vdev", spec.getOrDefault("vdev", ""));
    if (!spec.getOrDefault("access", "rw").matches("r|ro") && !spec.containsKey("cdrom")) {
      disk.put("readwrite", 1);
    }
    return disk;
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
