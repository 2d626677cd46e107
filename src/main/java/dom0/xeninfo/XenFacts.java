package dom0.xeninfo;

import dom0.grubxen.running.RunningReader;
import dom0.grubxen.running.RunningSystem;
import dom0.grubxen.running.RunningXen;
import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.xen.DebianChangelog;
import dom0.xen.XlInfo;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.MachineInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told of the hypervisor and of what it has to give. */
final class XenFacts {
  private XenFacts() {}

  /** The Xen that dom0 is here of, if there is one. */
  static RunningXen running(Host host) {
    return new RunningReader(host).read().xen();
  }

  static Map<String, Object> of(Host host) {
    RunningSystem system = new RunningReader(host).read();
    RunningXen running = system.xen();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("running", running.present());
    facts.put("installed", installed(host));
    if (!running.doubt().isEmpty()) {
      facts.put("doubt", running.doubt());
    }
    if (running.options().isPresent()) {
      facts.put("version", running.version());
      facts.put("options", running.options().get().toString());
      add(MachineInfo.of(host).info(), facts);
      addDom0(host, facts);
      addFixes(host, system.upgraded(), facts);
    }
    return facts;
  }

  /**
   * What a reboot would mend; told only where the hypervisor was upgraded since, by what the new
   * package brought along. Nothing where its changelog cannot be read.
   */
  private static void addFixes(Host host, List<String> upgraded, Map<String, Object> facts) {
    Optional<Instant> built = DebianChangelog.built(String.valueOf(facts.get("built")));
    Optional<String> changelog = // one source makes all of them, so any will do
        upgraded.stream()
            .map("/usr/share/doc/%s/changelog.Debian.gz"::formatted)
            .filter(path -> host.status(path).isPresent())
            .findFirst();
    if (built.isPresent() && changelog.isPresent()) {
      CommandResult text = host.run(Command.of("zcat", changelog.get()));
      List<String> fixed = DebianChangelog.fixedSince(built.get(), text.ok() ? text.stdout() : "");
      if (!fixed.isEmpty()) {
        facts.put("fixed_by_reboot", fixed);
      }
    }
  }

  /** By the names of the files: "4.17-amd64". */
  private static List<String> installed(Host host) {
    return host.list("/boot").stream()
        .filter(name -> name.matches("xen-[0-9].*\\.gz"))
        .map(name -> name.substring("xen-".length(), name.length() - ".gz".length()))
        .toList();
  }

  private static void add(XlInfo info, Map<String, Object> facts) {
    info.text("xen_changeset")
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> facts.put("changeset", it));
    info.text("build_id").ifPresent(it -> facts.put("build_id", it));
    info.text("cc_compile_date").ifPresent(it -> facts.put("built", it));
    info.text("xen_scheduler").ifPresent(it -> facts.put("scheduler", it));
    info.text("virt_caps")
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> facts.put("capabilities", List.of(it.split(" +"))));
    info.number("total_memory").ifPresent(it -> facts.put("total_memory", it));
    info.number("free_memory").ifPresent(it -> facts.put("free_memory", it));
  }

  private static void addDom0(Host host, Map<String, Object> facts) {
    for (Domain domain : Domains.all(host)) {
      if (domain.id() == 0) {
        facts.put("dom0_memory", domain.memoryMib());
        facts.put("dom0_vcpus", domain.vcpus());
      }
    }
  }
}
