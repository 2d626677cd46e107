package dom0.xenguest;

import dom0.host.CommandResult;
import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.host.ToolMissing;
import dom0.module.Refused;
import dom0.xenguest.XenGuestFound.Checks;
import dom0.xenguest.XenGuestFound.Former;
import dom0.xenguest.XenGuestFound.Toolstack;
import dom0.xenguest.XenGuestWanted.Apply;
import dom0.xenguest.XenGuestWanted.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what there is of a guest: its file, its domain, its links, and what a start would meet. */
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
      XenGuestFound found = found(new Toolstack(false, list.stderr().strip()), Optional.empty());
      return found.with(new Surroundings(wanted, found, host).withoutXen());
    }
    List<Domain> all = DomainList.parse(list.stdout());
    refuseRenaming(all);
    Domains domains = new Domains(host, wanted.name());
    Optional<Domain> domain = domains.named(all);
    if (wanted.state() != State.PRESENT) {
      Optional<Domain> first = domain;
      domain = domains.atRest(first);
      all = domain.equals(first) ? all : domains.all(); // others may have started meanwhile
    }
    boolean needed = domain.isPresent() || wanted.state().starts();
    Map<Long, LiveConfig> configs = needed ? configs() : Map.of();
    Optional<Domain> known =
        domain.map(it -> pinned(it.with(Optional.ofNullable(configs.get(it.id())))));
    XenGuestFound found = found(new Toolstack(true, ""), known);
    Checks checks = new Surroundings(wanted, found, host).among(all, configs);
    return found.with(checks);
  }

  /** xl as a result, also where it is missing: a guest's file can be written without it. */
  private CommandResult list() {
    try {
      return new Domains(host, wanted.name()).list();
    } catch (ToolMissing e) {
      return new CommandResult(Xl.list().argv(), 127, "", String.valueOf(e.getMessage()));
    }
  }

  /** The process of xl behind a guest goes by its first name: it could no longer be found. */
  private void refuseRenaming(List<Domain> all) {
    if (wanted.formerName().isEmpty()) {
      return;
    }
    String former = wanted.formerName().get();
    String image = XenGuestArguments.image(former);
    if (host.status(image).isPresent()) {
      throw new Refused(
          "%s is saved in %s under its name: start it and shut it down before it becomes %s"
              .formatted(former, image, wanted.name()));
    }
    for (Domain domain : all) {
      if (domain.name().equals(former)) {
        throw new Refused(
            "%s is there: shut it down before it becomes %s".formatted(domain, wanted.name()));
      }
    }
    if (new XlProcesses(host).watches(former)) {
      throw new Refused(
          "an xl is at work on %s, which may be rebooting: shut it down before it becomes %s"
              .formatted(former, wanted.name()));
    }
  }

  private long savedBytes(FileStatus image) {
    if (image.kind() != FileStatus.Kind.REGULAR) {
      throw new Refused(
          "%s is no file: a guest is saved to one, and comes back from one"
              .formatted(wanted.image()));
    }
    return image.size();
  }

  private Map<Long, LiveConfig> configs() {
    return LiveConfigs.parse(
        host.run(Xl.listLong()).orFail("list the domains' configurations").stdout());
  }

  /** Looked at only for a task that says them: xl lists them by themselves. */
  private Domain pinned(Domain domain) {
    if (!looksAtPins() || !domain.is(DomainState.RUNNING, DomainState.PAUSED)) {
      return domain;
    }
    String list =
        host.run(Xl.vcpuList(domain.id())).orFail("list the virtual CPUs of " + domain).stdout();
    List<Pins.Row> rows = Pins.parse(list, domain.id());
    // xl says "all" of a set that has every CPU of the host, and does not say how many those are.
    boolean counts =
        rows.stream().anyMatch(row -> row.hard().equals("all") || row.soft().equals("all"));
    Pins pins = new Pins(rows, Optional.empty());
    if (counts && isAstray(pins)) {
      return domain.with(new Pins(rows, MachineInfo.of(host).cpus()));
    }
    return domain.with(pins);
  }

  private boolean looksAtPins() {
    return wanted.state() == State.RUNNING
        && wanted.manner().apply() != Apply.NEVER
        && (wanted.options().has("cpus") || wanted.options().has("cpus_soft"));
  }

  private boolean isAstray(Pins pins) {
    return !pins.astray("cpus", wanted.options()).isEmpty()
        || !pins.astray("cpus_soft", wanted.options()).isEmpty();
  }

  private XenGuestFound found(Toolstack xl, Optional<Domain> domain) {
    GuestFiles files = new GuestFiles(host);
    Xendomains xendomains = new Xendomains(host);
    return new XenGuestFound(
        files.of(wanted.name()),
        wanted
            .formerName()
            .map(name -> new Former(files.of(name), xendomains.of(name)))
            .filter(former -> former.file().exists() || !former.autostart().links().isEmpty()),
        xendomains.of(wanted.name()),
        host.status(wanted.image()).map(this::savedBytes),
        host.readFile("/etc/machine-id").orElse("").strip(),
        xl,
        domain,
        Checks.NONE);
  }
}
