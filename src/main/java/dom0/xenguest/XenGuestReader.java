package dom0.xenguest;

import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.ToolMissing;
import dom0.module.Refused;
import dom0.xenguest.XenGuestFound.StartChecks;
import dom0.xenguest.XenGuestFound.Toolstack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what there is of a guest: its file, its domain, its link, and what a start would meet. */
final class XenGuestReader {
  private final XenGuestWanted wanted;
  private final Host host;

  XenGuestReader(XenGuestWanted wanted, Host host) {
    this.wanted = wanted;
    this.host = host;
  }

  XenGuestFound read() {
    CommandResult list = list();
    if (!list.ok()) {
      return found(new Toolstack(false, list.stderr().strip()), Optional.empty());
    }
    List<Domain> all = DomainList.parse(list.stdout());
    Domains domains = new Domains(host, wanted.name());
    Optional<Domain> domain = domains.named(all);
    if (wanted.state() != XenGuestWanted.State.PRESENT) {
      domain = domains.atRest(domain);
    }
    Map<Long, LiveConfig> configs = needsConfigs(domain) ? configs() : Map.of();
    XenGuestFound found =
        found(
            new Toolstack(true, ""),
            domain.map(d -> d.with(Optional.ofNullable(configs.get(d.id())))));
    return startsAnew(domain) ? found.with(checks(found, all, configs)) : found;
  }

  /** xl as a result, also where it is missing: a guest's file can be written without it. */
  private CommandResult list() {
    try {
      return new Domains(host, wanted.name()).list();
    } catch (ToolMissing e) {
      return new CommandResult(Xl.list().argv(), 127, "", String.valueOf(e.getMessage()));
    }
  }

  private boolean needsConfigs(Optional<Domain> domain) {
    return domain.isPresent() || wanted.state().starts();
  }

  /** Whether the guest may be created: it is not there, or it will be made to go first. */
  private boolean startsAnew(Optional<Domain> domain) {
    return wanted.state().starts()
        && (wanted.state() == XenGuestWanted.State.RESTARTED
            || domain.isEmpty()
            || (domain.get().state() != DomainState.RUNNING
                && domain.get().state() != DomainState.PAUSED));
  }

  private Map<Long, LiveConfig> configs() {
    return LiveConfigs.parse(
        host.run(Xl.listLong()).orFail("list the domains' configurations").stdout());
  }

  private XenGuestFound found(Toolstack xl, Optional<Domain> domain) {
    Optional<String> text = host.readFile(wanted.file());
    XlConfig config =
        text.map(is -> XlConfigParser.parse(wanted.file(), is)).orElse(XlConfig.EMPTY);
    if (config.text("name").filter(name -> !name.equals(wanted.name())).isPresent()) {
      throw new Refused(
          "%s is the file of a guest of another name, %s: rename the file or the guest in it"
              .formatted(wanted.file(), config.text("name").orElse("")));
    }
    return new XenGuestFound(
        text,
        config,
        host.readFile("/etc/machine-id").orElse("").strip(),
        xl,
        domain,
        autostart(),
        StartChecks.NONE);
  }

  private Optional<String> autostart() {
    String path = wanted.autostartLink();
    Optional<String> target = host.linkTarget(path);
    if (target.isEmpty() && host.status(path).isPresent()) {
      throw new Refused(path + " is no link to " + wanted.file() + ": move it away");
    }
    return target;
  }

  private StartChecks checks(XenGuestFound found, List<Domain> all, Map<Long, LiveConfig> configs) {
    List<Domain> others =
        all.stream()
            .filter(other -> !other.name().equals(wanted.name()))
            .filter(other -> other.id() != 0)
            .map(other -> other.with(Optional.ofNullable(configs.get(other.id()))))
            .toList();
    XlConfig config = DesiredConfig.of(wanted, found);
    return new StartChecks(new StartObstacles(config, others, host).all(), freeMib());
  }

  /** Where Xen was not told how much dom0 gets, xl shrinks dom0 for a guest (autoballoon). */
  private Optional<Long> freeMib() {
    String info = host.run(Xl.info()).orFail("ask Xen for its free memory").stdout();
    if (!info.contains("dom0_mem=")) {
      return Optional.empty();
    }
    return Optional.of(
        info.lines()
            .filter(line -> line.matches("free_memory +: +[0-9]{1,9}"))
            .map(line -> Long.parseLong(line.replaceAll(".* ", "")))
            .findFirst()
            .orElseThrow(() -> new HostFailure("xl info does not tell the free memory")));
  }
}
