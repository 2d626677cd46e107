package dom0.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A domain's configuration as libxl prints it, for {@code xl list -l} and {@code xl create -n};
 * members with a standard value are left out.
 */
final class SimulatedConfig {
  private static final Map<String, String> STANDARD_ACTIONS =
      Map.of("on_reboot", "restart", "on_soft_reset", "soft-reset");

  /** Keys that only pass through, and where. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "localtime", "b_info/localtime",
          "nomigrate", "b_info/disable_migrate",
          "vncpasswd", "b_info/type.hvm/vnc/passwd",
          "serial", "b_info/type.hvm/serial");

  private final SimulatedDomain domain;
  private final int hostCpus;

  SimulatedConfig(SimulatedDomain domain, int hostCpus) {
    this.domain = domain;
    this.hostCpus = hostCpus;
  }

  Map<String, Object> config() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("type", domain.text("type", "pv"));
    about.put("name", domain.name);
    about.put("uuid", domain.text("uuid", ""));
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("c_info", about);
    config.put("b_info", build());
    config.put("disks", domain.disks().stream().map(SimulatedConfig::disk).toList());
    config.put("nics", domain.specs("vif", List.of("mac")));
    config.put(
        "vfbs", domain.specs("vfb", List.of()).stream().map(SimulatedConfig::screen).toList());
    for (String event :
        List.of("on_poweroff", "on_reboot", "on_crash", "on_watchdog", "on_soft_reset")) {
      String action = domain.text(event, STANDARD_ACTIONS.getOrDefault(event, "destroy"));
      if (!action.equals("destroy")) {
        config.put(event, action.replace("rename-restart", "restart_rename").replace('-', '_'));
      }
    }
    OTHERS.forEach((key, path) -> put(config, key, path));
    return config;
  }

  private Map<String, Object> build() {
    Map<String, Object> build = new LinkedHashMap<>();
    build.put("max_vcpus", domain.maxVcpus);
    List<Integer> available = new ArrayList<>();
    for (int cpu = 0; cpu < domain.availableVcpus; cpu++) {
      available.add(cpu);
    }
    build.put("avail_vcpus", available);
    build.put("max_memkb", domain.maxMemory * 1024);
    build.put("target_memkb", domain.number("memory", "32") * 1024);
    build.put(
        "sched_params",
        Map.of(
            "sched",
            "credit2",
            "weight",
            domain.number("cpu_weight", "256"),
            "cap",
            domain.number("cap", "0")));
    if (domain.keys.containsKey("cpus") && domain.keys.containsKey("vcpus")) {
      build.put("vcpu_hard_affinity", startedPins());
    }
    build.putAll(texts());
    if (domain.text("type", "pv").equals("hvm")) {
      build.put("type.hvm", new LinkedHashMap<>(Map.of("boot", domain.text("boot", "cd"))));
    }
    return build;
  }

  private List<Object> startedPins() {
    List<Object> pins = new ArrayList<>();
    for (int vcpu = 0; vcpu < domain.maxVcpus; vcpu++) {
      pins.add(new ArrayList<>(SimulatedCpus.read(domain.started("cpus", vcpu), hostCpus)));
    }
    return pins;
  }

  private Map<String, Object> texts() {
    Map<String, Object> texts = new LinkedHashMap<>();
    for (String key : List.of("kernel", "ramdisk", "bootloader", "tsc_mode")) {
      if (!domain.text(key, "default").equals("default")) {
        texts.put(key, domain.text(key, ""));
      }
    }
    String root = domain.keys.containsKey("root") ? "root=" + domain.text("root", "") + " " : "";
    texts.put("cmdline", domain.text("cmdline", root + domain.text("extra", "")));
    return texts;
  }

  private static Map<String, Object> disk(Map<String, String> spec) {
    Map<String, Object> disk = new LinkedHashMap<>();
    disk.put("pdev_path", spec.getOrDefault("target", ""));
    disk.put("vdev", spec.getOrDefault("vdev", ""));
    disk.put("format", spec.containsKey("target") ? spec.getOrDefault("format", "raw") : "empty");
    if (spec.containsKey("script")) {
      disk.put("script", spec.get("script"));
    }
    if (!spec.getOrDefault("access", "rw").matches("r|ro") && !spec.containsKey("cdrom")) {
      disk.put("readwrite", 1);
    }
    return disk;
  }

  private static Map<String, Object> screen(Map<String, String> spec) {
    Map<String, Object> vnc = new LinkedHashMap<>();
    spec.forEach((key, value) -> vnc.put(key.equals("vnc") ? "enable" : key.substring(3), value));
    return Map.of("vnc", vnc);
  }

  @SuppressWarnings("unchecked") // all that is on the way are maps of ours
  private void put(Map<String, Object> config, String key, String path) {
    if (domain.keys.containsKey(key)) {
      Map<String, Object> at = config;
      List<String> members = List.of(path.split("/"));
      for (String member : members.subList(0, members.size() - 1)) {
        at = (Map<String, Object>) at.computeIfAbsent(member, it -> new LinkedHashMap<>());
      }
      at.put(members.get(members.size() - 1), value(domain.keys.get(key)));
    }
  }

  private static Object value(Object given) {
    return given.equals("1") ? "True" : given.equals("0") ? "False" : given;
  }
}
