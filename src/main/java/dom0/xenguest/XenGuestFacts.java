package dom0.xenguest;

import dom0.plan.Plan;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.VifSpec;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the result tells of a guest. */
final class XenGuestFacts {
  private final XenGuestWanted wanted;
  private final XenGuestFound found;
  private final XlConfig desired;

  XenGuestFacts(XenGuestWanted wanted, XenGuestFound found) {
    this.wanted = wanted;
    this.found = found;
    this.desired = found.comparison().desired();
  }

  void addTo(Plan.Builder plan) {
    plan.fact("name", wanted.name());
    plan.fact("config_file", wanted.file());
    plan.fact("autostart", !found.autostart().links().isEmpty());
    found.autostart().links().stream()
        .findFirst()
        .ifPresent(link -> plan.fact("autostart_link", link));
    if (found.xl().works()) {
      plan.fact("state", found.domain().map(domain -> domain.state().word()).orElseGet(this::away));
    }
    if (found.hasImage()) {
      plan.fact("save_file", found.image().path());
    }
    Optional<String> uuid =
        found
            .domain()
            .map(Domain::uuid)
            .filter(text -> !text.isEmpty())
            .or(() -> desired.text("uuid"));
    uuid.ifPresent(is -> plan.fact("uuid", is));
    type().ifPresent(is -> plan.fact("type", is));
    if (found.domain().isPresent() ? found.live().isPresent() : !desired.values().isEmpty()) {
      plan.fact("disks", disks());
      plan.fact("vifs", cards());
    }
    found.domain().ifPresent(domain -> addDomain(plan, domain));
    if (wanted.policy().consoleLines() > 0) {
      plan.fact("console_output", found.checks().console());
    }
  }

  private Optional<String> type() {
    return found.live().map(live -> live.value("type")).or(() -> desired.text("type"));
  }

  private String away() {
    return found.isSaved() ? "saved" : "absent";
  }

  private void addDomain(Plan.Builder plan, Domain domain) {
    plan.fact("domid", domain.id());
    plan.fact("memory", domain.memoryMib());
    plan.fact("vcpus", domain.vcpus());
    plan.fact("console", "xl console " + wanted.name());
    if (domain.is(DomainState.SHUTDOWN, DomainState.CRASHED)) {
      plan.fact("shutdown_reason", domain.shutdownReason());
    }
    if (domain.config().isPresent()) {
      addDrift(plan);
    }
  }

  private void addDrift(Plan.Builder plan) {
    List<Difference> drift = found.file().exists() ? found.comparison().drift() : List.of();
    plan.fact("pending_restart", drift.stream().map(Difference::key).toList());
    Map<String, Object> shown = new LinkedHashMap<>();
    drift.forEach(difference -> shown.put(difference.key(), difference.shown()));
    plan.fact("drift", shown);
  }

  /** The devices it has now or, without a domain, those it is to be started with. */
  private List<Map<String, Object>> disks() {
    return specs().stream().map(XenGuestFacts::shown).toList();
  }

  /** The same in a file's words. */
  List<DiskSpec> specs() {
    return found
        .live()
        .map(live -> live.disks().stream().map(LiveConfig.Disk::spec).toList())
        .orElseGet(() -> desired.disks());
  }

  private static Map<String, Object> shown(DiskSpec disk) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("target", disk.target());
    shown.put("vdev", disk.vdev());
    shown.put("read_only", disk.readOnly());
    return shown;
  }

  /** The cards of the running domain or, without one, of the file. */
  private List<Map<String, Object>> cards() {
    List<LiveConfig.Nic> cards = desired.cards().stream().map(XenGuestFacts::nic).toList();
    return found.live().map(live -> addressed(live, cards)).orElse(cards).stream()
        .map(XenGuestFacts::shown)
        .toList();
  }

  /** xl need not list a card's address: then the file tells, of the card with its MAC or place. */
  private static List<LiveConfig.Nic> addressed(LiveConfig live, List<LiveConfig.Nic> cards) {
    List<LiveConfig.Nic> all = new ArrayList<>(live.nics());
    for (int place = 0; place < cards.size(); place++) {
      LiveConfig.Nic card = cards.get(place);
      Optional<String> mac = Optional.of(card.mac()).filter(it -> !it.isEmpty());
      live.nicOf(mac, place)
          .filter(nic -> nic.ip().isEmpty())
          .ifPresent(
              nic ->
                  all.set(
                      all.indexOf(nic), new LiveConfig.Nic(nic.mac(), nic.bridge(), card.ip())));
    }
    return all;
  }

  private static LiveConfig.Nic nic(VifSpec card) {
    return new LiveConfig.Nic(
        card.mac().orElse(""), card.bridge().orElse(""), card.value("ip").orElse(""));
  }

  private static Map<String, Object> shown(LiveConfig.Nic nic) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("mac", nic.mac());
    shown.put("bridge", nic.bridge());
    if (!nic.ip().isEmpty()) {
      shown.put("ip", nic.ip());
    }
    return shown;
  }
}
