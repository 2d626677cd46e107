package dom0.xeninfo;

import dom0.host.Host;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told of the bridges, as the kernel shows them in sysfs. */
final class BridgeFacts {
  private static final String DEVICES = "/sys/class/net";

  private BridgeFacts() {}

  static List<Map<String, Object>> of(Host host) {
    return host.list(DEVICES).stream()
        .filter(name -> host.status(DEVICES + "/" + name + "/bridge").isPresent())
        .map(name -> shown(host, name))
        .toList();
  }

  private static Map<String, Object> shown(Host host, String name) {
    String folder = DEVICES + "/" + name;
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", name);
    shown.put("state", HostFacts.text(host, folder + "/operstate"));
    shown.put("mac", HostFacts.text(host, folder + "/address"));
    shown.put("mtu", HostFacts.text(host, folder + "/mtu"));
    shown.put("ports", host.list(folder + "/brif"));
    return shown;
  }
}
