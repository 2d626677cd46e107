package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The verbs of xl that change a domain as it runs, and the one that shows where its CPUs run. */
final class SimulatedLive {
  static final Set<String> VERBS =
      Set.of(
          "vcpu-list",
          "mem-set",
          "vcpu-set",
          "vcpu-pin",
          "sched-credit2",
          "block-attach",
          "block-detach",
          "network-attach",
          "network-detach");

  private static final String HEADER =
      "Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)\n";
  private static final String ROW = "%-32s %5d %5d %5s   %s  %9.1f  %s / %s\n";

  private final SimulatedDomains domains;
  private final SimulatedFiles files;

  SimulatedLive(SimulatedDomains domains, SimulatedFiles files) {
    this.domains = domains;
    this.files = files;
  }

  CommandResult run(Command command, SimulatedHost host) {
    List<String> words = command.argv().subList(1, command.argv().size());
    String verb = words.get(0);
    if (words.size() == 1) {
      return printed(command, table(domains.all()));
    }
    String id = words.get(verb.startsWith("sched-") ? 2 : 1);
    SimulatedDomain domain =
        domains
            .of(Long.parseLong(id))
            .orElseThrow(() -> new AssertionError("no such domain: " + command));
    List<String> rest = words.subList(2, words.size());
    return switch (verb) {
      case "vcpu-list" -> printed(command, HEADER + rows(domain));
      case "mem-set" -> memory(command, domain, rest.get(0));
      case "vcpu-set" -> vcpus(command, domain, Long.parseLong(rest.get(0)));
      case "vcpu-pin" -> pin(command, domain, rest);
      case "sched-credit2" -> schedule(command, domain, words.subList(3, words.size()));
      case "block-attach" -> attachDisk(command, domain, rest.get(0));
      case "block-detach" -> detachDisk(command, domain, host);
      case "network-attach" -> attachCard(command, domain, rest);
      default -> detachCard(command, domain, rest.get(0));
    };
  }

  private String table(Collection<SimulatedDomain> all) {
    StringBuilder table = new StringBuilder(HEADER);
    for (int vcpu = 0; vcpu < 2; vcpu++) {
      table.append(ROW.formatted("Domain-0", 0, vcpu, vcpu, "r--", 77.7, "all", "all"));
    }
    all.forEach(domain -> table.append(rows(domain)));
    return table.toString();
  }

  private String rows(SimulatedDomain domain) {
    StringBuilder table = new StringBuilder();
    for (int vcpu = 0; vcpu < domain.maxVcpus; vcpu++) {
      boolean online = vcpu < domain.number("vcpus", "1");
      table.append(
          ROW.formatted(
              domain.name,
              domain.id,
              vcpu,
              online ? "0" : "-",
              online ? "-b-" : "--p",
              1.5,
              shown(domain.hardPins.get(vcpu)),
              shown(domain.softPins.get(vcpu))));
    }
    return table.toString();
  }

  private String shown(String cpus) {
    return SimulatedCpus.print(SimulatedCpus.read(cpus, domains.hostCpus()), domains.hostCpus());
  }

  private static CommandResult memory(Command command, SimulatedDomain domain, String size) {
    if (!size.matches("[0-9]+m")) {
      throw new AssertionError("xl would guess the unit: " + command);
    }
    long mib = Long.parseLong(size.replace("m", ""));
    if (mib > domain.maxMemory) {
      return failed(
          command,
          "libxl: error: libxl_set_memory_target: memory_dynamic_max must be less than or equal to"
              + " memory_static_max");
    }
    domain.keys.put("memory", Long.toString(mib));
    return printed(command, "");
  }

  /** xl says 0 also where the guest does not go along, and from then on calls them available. */
  private static CommandResult vcpus(Command command, SimulatedDomain domain, long vcpus) {
    if (vcpus > domain.maxVcpus) {
      return failed(
          command, "Requested %d VCPUs, however maxcpus is %d!".formatted(vcpus, domain.maxVcpus));
    }
    domain.availableVcpus = vcpus;
    if (domain.obeys()) {
      domain.keys.put("vcpus", Long.toString(vcpus));
    }
    return printed(command, "");
  }

  private CommandResult pin(Command command, SimulatedDomain domain, List<String> words) {
    boolean soft = words.get(1).equals("-");
    String cpus = words.get(words.size() - 1);
    if (words.size() > 3 || (words.size() == 3 && !soft)) {
      throw new AssertionError("not simulated: " + command);
    }
    if (SimulatedCpus.read(cpus, domains.hostCpus()).isEmpty()) {
      return failed(
          command, "libxl: error: libxl_set_vcpuaffinity: vcpu hard affinity map is empty");
    }
    List<String> pins = soft ? domain.softPins : domain.hardPins;
    if (words.get(0).equals("all")) {
      pins.replaceAll(before -> cpus);
    } else {
      pins.set(Integer.parseInt(words.get(0)), cpus);
    }
    return printed(command, "");
  }

  private static CommandResult schedule(
      Command command, SimulatedDomain domain, List<String> flags) {
    for (int i = 0; i < flags.size(); i += 2) {
      String key = Map.of("-w", "cpu_weight", "-c", "cap").get(flags.get(i));
      if (key == null) {
        throw new AssertionError("not simulated: " + command);
      }
      domain.keys.put(key, flags.get(i + 1));
    }
    return printed(command, "");
  }

  private CommandResult attachDisk(Command command, SimulatedDomain domain, String spec) {
    String target = spec.replaceFirst(".*target=", "");
    if (files.status(target).isEmpty()) {
      return failed(
          command, "Disk vdev=x failed to stat: %s: No such file or directory".formatted(target));
    }
    add(domain, "disk", spec);
    return printed(command, "");
  }

  /** A guest that does not let go is waited for. */
  private static CommandResult detachDisk(
      Command command, SimulatedDomain domain, SimulatedHost host) {
    String vdev = command.argv().get(3);
    if (domain.disks().stream().noneMatch(disk -> vdev.equals(disk.get("vdev")))) {
      return failed(command, "Error: Device %s not connected.".formatted(vdev));
    }
    if (!domain.obeys()) {
      host.pause(Duration.ofSeconds(10));
      return failed(
          command,
          """
          libxl: error: device_destroy_be_watch_cb: unable to remove device with path
          libxl_device_disk_safe_remove failed.""");
    }
    List<Object> left = new ArrayList<>();
    List<Map<String, String>> disks = domain.disks();
    List<?> specs = (List<?>) domain.keys.getOrDefault("disk", List.of());
    for (int i = 0; i < specs.size(); i++) {
      if (!vdev.equals(disks.get(i).get("vdev"))) {
        left.add(specs.get(i));
      }
    }
    domain.keys.put("disk", left);
    return printed(command, "");
  }

  /** One that failed leaves half of the card behind. */
  private CommandResult attachCard(Command command, SimulatedDomain domain, List<String> words) {
    add(domain, "vif", String.join(",", words));
    for (String word : words) {
      boolean bridge = word.startsWith("bridge=");
      if (bridge
          && files.status("/sys/class/net/" + word.substring(7) + "/brport-full").isPresent()) {
        return failed(command, "libxl: error: libxl_device_nic_add: unable to add device");
      }
    }
    return printed(command, "");
  }

  private static CommandResult detachCard(Command command, SimulatedDomain domain, String mac) {
    List<Object> left = new ArrayList<>((List<?>) domain.keys.getOrDefault("vif", List.of()));
    if (!left.removeIf(spec -> String.valueOf(spec).contains("mac=" + mac))) {
      return failed(command, "Unknown device %s.".formatted(mac));
    }
    domain.keys.put("vif", left);
    return printed(command, "");
  }

  private static void add(SimulatedDomain domain, String key, String spec) {
    List<Object> specs = new ArrayList<>((List<?>) domain.keys.getOrDefault(key, List.of()));
    specs.add(spec);
    domain.keys.put(key, specs);
  }

  private static CommandResult printed(Command command, String text) {
    return new CommandResult(command.argv(), 0, text, "");
  }

  private static CommandResult failed(Command command, String text) {
    return new CommandResult(command.argv(), 1, "", text + "\n");
  }
}
