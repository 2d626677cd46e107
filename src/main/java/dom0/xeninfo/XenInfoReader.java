package dom0.xeninfo;

import dom0.grubxen.GrubXen;
import dom0.host.Command;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.ReadOnce;
import dom0.json.Json;
import dom0.lvmvolume.AllVolumes;
import dom0.module.Arguments;
import dom0.module.HostModule;
import dom0.module.Refused;
import dom0.plan.Plan;
import dom0.xenguest.AllGuests;
import dom0.xenguest.xl.Xl;
import dom0.xeninfo.XenInfoWanted.Subset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one subset after the other; one that cannot be read takes nothing from the others. */
final class XenInfoReader {
  private final Host host;
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final Map<String, String> unread = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private Optional<AllVolumes> volumes = Optional.empty();
  private Optional<AllGuests> guests = Optional.empty();

  private XenInfoReader(Host host) {
    this.host = host;
  }

  static XenInfoFound read(XenInfoWanted wanted, Host host) {
    // Several of them ask the same: what Xen says of itself, and which domains there are.
    return new XenInfoReader(new ReadOnce(host)).read(wanted.subsets());
  }

  private XenInfoFound read(List<Subset> subsets) {
    startAhead(subsets);
    for (Subset subset : subsets) {
      try {
        read(subset);
      } catch (Refused | HostFailure e) {
        unread.put(subset.word(), String.valueOf(e.getMessage()));
      }
    }
    guests.ifPresent(this::add);
    volumes.ifPresent(this::add);
    return new XenInfoFound(facts, unread, warnings);
  }

  /** Most of the time would pass in waiting for one program after the other. */
  private void startAhead(List<Subset> subsets) {
    Set<Command> programs = new LinkedHashSet<>();
    for (Subset subset : subsets) {
      programs.addAll(
          switch (subset) {
            case XEN -> List.of(Xl.info(), Xl.list());
            case BOOT -> List.of(Xl.info());
            case PROCESSORS -> List.of(Xl.info(), Xl.topology(), Xl.vcpuList(), Xl.list());
            case GUESTS -> List.of(Xl.list(), Xl.listLong());
            case HOST, VOLUMES, BRIDGES, PACKAGES -> List.of();
          });
    }
    if (host.readFile("/sys/hypervisor/type").isPresent()) {
      programs.forEach(host::startAhead);
    }
    if (subsets.contains(Subset.VOLUMES)) {
      host.startAhead(AllVolumes.question());
    }
  }

  private void read(Subset subset) {
    switch (subset) {
      case HOST -> facts.put("host", HostFacts.of(host));
      case XEN -> facts.put("xen", XenFacts.of(host));
      case BOOT -> facts.put("boot", boot(new GrubXen()));
      case PROCESSORS -> facts.put("processors", ProcessorFacts.of(host));
      case VOLUMES -> volumes = Optional.of(AllVolumes.of(host));
      case GUESTS -> guests = Optional.of(AllGuests.of(host));
      case PACKAGES -> facts.put("packages", PackageFacts.of(host));
      case BRIDGES -> facts.put("bridges", BridgeFacts.of(host));
    }
  }

  /**
   * What grub_xen tells where nothing is wanted; without an update it also tells what waits for
   * one.
   */
  private <W, F> Map<String, Object> boot(HostModule<W, F> grub) {
    W wanted = grub.parse(new Arguments(grub.options(), Json.parse("{\"update\": false}")));
    Plan plan = grub.plan(wanted, grub.read(wanted, host));
    warnings.addAll(plan.warnings());
    return plan.facts();
  }

  /** Files are told also where xl fails; that it does is no news where no Xen runs. */
  private void add(AllGuests all) {
    facts.put("guests", all.facts());
    if (all.problem().isPresent() && XenFacts.running(host).present()) {
      unread.put(
          Subset.GUESTS.word(),
          "xl cannot list the domains, so only files are told: " + all.problem().get());
    }
  }

  private void add(AllVolumes all) {
    facts.put("volume_groups", all.groups());
    facts.put(
        "volumes",
        guests
            .map(it -> new DiskUse(host, it.disks()))
            .map(use -> all.volumes().stream().map(use::added).toList())
            .orElse(all.volumes()));
  }
}
