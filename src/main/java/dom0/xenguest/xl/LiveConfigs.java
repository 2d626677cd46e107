package dom0.xenguest.xl;

import dom0.host.HostFailure;
import dom0.json.Json;
import dom0.xenguest.xlcfg.CpuSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code xl list -l} prints: libxl's own JSON of each domain's configuration. One is put into
 * the words of a guest's file when it is asked for, since a run needs few of a host's hundreds.
 */
public final class LiveConfigs {
  private static final List<String> TEXTS = List.of("kernel", "ramdisk", "cmdline", "bootloader");
  private static final Pattern ID = Pattern.compile("[0-9]{1,9}");

  private final Map<Long, Json> configs;

  private LiveConfigs(Map<Long, Json> configs) {
    this.configs = configs;
  }

  /**
   * Reads them.
   *
   * @throws HostFailure when the text is no list of domains
   */
  public static LiveConfigs parse(String text) {
    Map<Long, Json> configs = new HashMap<>();
    for (Json domain : domains(text)) {
      String id = domain.get("domid").textOrEmpty();
      Json config = domain.get("config");
      if (ID.matcher(id).matches() && !config.isMissing()) {
        configs.put(Long.parseLong(id), config);
      }
    }
    return new LiveConfigs(configs);
  }

  /** With what a domain was started; empty where xl cannot tell about it. */
  public Optional<LiveConfig> of(long id) {
    return Optional.ofNullable(configs.get(id)).map(LiveConfigs::config);
  }

  private static List<Json> domains(String text) {
    Json json = json("xl list -l", text);
    if (json.isArray()) {
      return json.items();
    }
    throw new HostFailure("xl list -l printed %s, not a list of domains".formatted(json.kind()));
  }

  /** What {@code xl create -n} prints of a guest's file: one configuration as libxl has it. */
  public static Json ofOne(String text) {
    return json("xl create -n", text);
  }

  private static Json json(String command, String text) {
    try {
      return Json.parse(text);
    } catch (Json.Malformed e) {
      throw new HostFailure(
          "%s printed no JSON (%s); is output_format set in /etc/xen/xl.conf?"
              .formatted(command, e.getMessage()),
          e);
    }
  }

  private static LiveConfig config(Json config) {
    Json about = config.get("c_info");
    Json build = config.get("b_info");
    Map<String, String> values = new LinkedHashMap<>();
    values.put("uuid", about.get("uuid").textOrEmpty());
    values.put("type", about.get("type").textOrEmpty());
    TEXTS.forEach(key -> values.put(key, build.get(key).textOrEmpty()));
    values.put("tsc_mode", build.get("tsc_mode").text().orElse("default"));
    mebibytes(values, "memory", build.get("target_memkb"));
    mebibytes(values, "maxmem", build.get("max_memkb"));
    values.put("maxvcpus", build.get("max_vcpus").text().orElse("1"));
    values.put("vcpus", Integer.toString(build.get("avail_vcpus").items().size()));
    Json scheduling = build.get("sched_params");
    values.put("sched", scheduling.get("sched").textOrEmpty());
    values.put("cpu_weight", scheduling.get("weight").textOrEmpty());
    values.put("cap", scheduling.get("cap").textOrEmpty());
    values.put("boot", build.get("type.hvm").get("boot").textOrEmpty());
    for (String event : LiveConfig.EVENTS) {
      // libxl's words have _ where the file has -, it says restart_rename, and leaves out destroy.
      String action = config.get(event).text().orElse("destroy").replace('_', '-');
      values.put(event, action.equals("restart-rename") ? "rename-restart" : action);
    }
    return new LiveConfig(
        values,
        config.get("disks").items().stream().map(LiveConfigs::disk).toList(),
        config.get("nics").items().stream().map(LiveConfigs::nic).toList(),
        build.get("vcpu_hard_affinity").items().stream().map(LiveConfigs::cpus).toList(),
        config);
  }

  private static CpuSet cpus(Json list) {
    return new CpuSet(
        false,
        list.items().stream()
            .map(Json::textOrEmpty)
            .filter(cpu -> cpu.matches("[0-9]{1,5}"))
            .map(Integer::valueOf)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static void mebibytes(Map<String, String> values, String key, Json kibibytes) {
    String text = kibibytes.textOrEmpty();
    if (text.matches("[0-9]{1,15}")) {
      values.put(key, Long.toString(Long.parseLong(text) / 1024));
    }
  }

  private static LiveConfig.Disk disk(Json disk) {
    // A disk that may be written has "readwrite": 1; one that may not has no such member.
    return new LiveConfig.Disk(
        disk.get("pdev_path").textOrEmpty(),
        disk.get("vdev").textOrEmpty(),
        disk.get("readwrite").textOrEmpty().matches("|0|False"),
        disk.get("format").text().orElse("raw"));
  }

  private static LiveConfig.Nic nic(Json nic) {
    return new LiveConfig.Nic(
        nic.get("mac").textOrEmpty(), nic.get("bridge").textOrEmpty(), nic.get("ip").textOrEmpty());
  }
}
