package dom0.xeninfo;

import dom0.grubxen.running.RunningXen;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.xen.Topology;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.Pins;
import dom0.xenguest.xl.Xl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told of the CPUs and of who runs on which. */
final class ProcessorFacts {
  private ProcessorFacts() {}

  static Map<String, Object> of(Host host) {
    Map<String, Object> facts = new LinkedHashMap<>();
    RunningXen xen = XenFacts.running(host);
    if (xen.present() && xen.options().isEmpty()) {
      throw new HostFailure(xen.doubt());
    }
    if (xen.present()) {
      String said = host.run(Xl.topology()).orFail("ask Xen where the CPUs are").stdout();
      Topology topology = Topology.parse(said);
      facts.put("cpus", topology.cpus().stream().map(ProcessorFacts::shown).toList());
      facts.put("nodes", topology.nodes().stream().map(ProcessorFacts::shown).toList());
      facts.put("vcpus", vcpus(host));
    }
    return facts;
  }

  private static Map<String, Object> shown(Topology.Cpu cpu) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("cpu", cpu.cpu());
    shown.put("core", cpu.core());
    shown.put("socket", cpu.socket());
    shown.put("node", cpu.node());
    return shown;
  }

  private static Map<String, Object> shown(Topology.Node node) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("node", node.node());
    shown.put("memory", node.memory());
    shown.put("free_memory", node.free());
    return shown;
  }

  private static List<Map<String, Object>> vcpus(Host host) {
    Map<Long, List<Pins.Row>> rows =
        Pins.parse(host.run(Xl.vcpuList()).orFail("list the virtual CPUs").stdout());
    List<Map<String, Object>> vcpus = new ArrayList<>();
    for (Domain domain : Domains.all(host)) {
      rows.getOrDefault(domain.id(), List.of()).forEach(row -> vcpus.add(shown(domain, row)));
    }
    return vcpus;
  }

  private static Map<String, Object> shown(Domain domain, Pins.Row row) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("domain", domain.name());
    shown.put("domid", domain.id());
    shown.put("vcpu", row.vcpu());
    shown.put("cpu", row.cpu());
    shown.put("hard", row.hard());
    shown.put("soft", row.soft());
    return shown;
  }
}
