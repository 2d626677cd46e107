package dom0.xenguest.xl;

import dom0.json.Json;
import dom0.xenguest.xlcfg.CpuSet;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a domain was started with, from {@code xl list -l}, in the words of a guest's file.
 *
 * @param values scalars by their key; one that xl leaves out has its standard value
 * @param disks its disks, in order
 * @param nics its network cards, in order
 * @param pins where its virtual CPUs were to run when it was started, which later changes do not
 *     show; none where nothing was said
 * @param whole all of it, in libxl's own words
 */
public record LiveConfig(
    Map<String, String> values, List<Disk> disks, List<Nic> nics, List<CpuSet> pins, Json whole) {
  /** What happens to a domain that ends, by how it ends. */
  public static final List<String> EVENTS =
      List.of("on_poweroff", "on_reboot", "on_crash", "on_watchdog", "on_soft_reset");

  public LiveConfig {
    values = Map.copyOf(values);
    pins = List.copyOf(pins);
    disks = List.copyOf(disks);
    nics = List.copyOf(nics);
  }

  /** What is known of it where that is not all. */
  public LiveConfig(Map<String, String> values, List<Disk> disks) {
    this(values, disks, List.of(), List.of(), Json.of(""));
  }

  /** A disk as the domain has it. */
  public record Disk(String target, String vdev, boolean readOnly, String format) {
    public Disk at(String other) {
      return new Disk(other, vdev, readOnly, format);
    }

    /** As a file would have it. */
    public DiskSpec spec() {
      return new DiskSpec(Map.of("target", target, "vdev", vdev, "access", readOnly ? "ro" : "rw"));
    }
  }

  /**
   * A network card as the domain has it.
   *
   * @param ip the addresses that the host lets it have; "" for none said
   */
  public record Nic(String mac, String bridge, String ip) {
    public Nic(String mac, String bridge) {
      this(mac, bridge, "");
    }

    public boolean has(Optional<String> other) {
      return mac.equalsIgnoreCase(other.orElse(""));
    }
  }

  public LiveConfig with(List<Disk> other) {
    return new LiveConfig(values, other, nics, pins, whole);
  }

  public String value(String key) {
    return values.getOrDefault(key, "");
  }

  /** A number of it; empty where xl does not tell. */
  public Optional<Long> number(String key) {
    return value(key).matches("[0-9]{1,15}")
        ? Optional.of(Long.parseLong(value(key)))
        : Optional.empty();
  }

  /** Whether its virtual CPUs were started where a file has them: there they are after a reboot. */
  public boolean startedWithPins(XlConfig config) {
    if (config.has("cpus_soft")) {
      return false; // xl list -l may not tell with which it was started
    }
    if (!config.has("cpus")) {
      return true;
    }
    long vcpus = number("maxvcpus").orElse(1L);
    for (int vcpu = 0; vcpu < vcpus; vcpu++) {
      Optional<CpuSet> wanted = Pins.wanted(config, "cpus", vcpu).flatMap(CpuSet::parse);
      CpuSet started = vcpu < pins.size() ? pins.get(vcpu) : CpuSet.ALL;
      if (wanted.filter(it -> !it.equals(started)).isPresent()) {
        return false;
      }
    }
    return true;
  }

  /** The card of a MAC, or that at a place where no MAC is said. */
  public Optional<Nic> nicOf(Optional<String> mac, int place) {
    if (mac.isEmpty()) {
      return place < nics.size() ? Optional.of(nics.get(place)) : Optional.empty();
    }
    return nics.stream().filter(nic -> nic.mac().equalsIgnoreCase(mac.get())).findFirst();
  }
}
