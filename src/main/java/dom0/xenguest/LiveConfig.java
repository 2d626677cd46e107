package dom0.xenguest;

import java.util.List;
import java.util.Map;

/**
 * What a domain was started with, from {@code xl list -l}, in the words of a guest's file.
 *
 * @param values scalars by their key; one that xl leaves out has its standard value
 * @param disks its disks, in order
 * @param nics its network cards, in order
 */
record LiveConfig(Map<String, String> values, List<Disk> disks, List<Nic> nics) {
  LiveConfig {
    values = Map.copyOf(values);
    disks = List.copyOf(disks);
    nics = List.copyOf(nics);
  }

  /** A disk as the domain has it. */
  record Disk(String target, String vdev, boolean readOnly) {}

  /** A network card as the domain has it. */
  record Nic(String mac, String bridge) {}

  String value(String key) {
    return values.getOrDefault(key, "");
  }
}
