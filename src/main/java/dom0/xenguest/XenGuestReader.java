package dom0.xenguest;

import dom0.host.CommandResult;
import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.module.Refused;
import dom0.xen.XenVersion;
import dom0.xenguest.XenGuestFound.Checks;
import dom0.xenguest.XenGuestFound.Former;
import dom0.xenguest.XenGuestFound.Image;
import dom0.xenguest.XenGuestFound.Toolstack;
import dom0.xenguest.XenGuestWanted.Apply;
import dom0.xenguest.XenGuestWanted.State;
import dom0.xenguest.guard.GuestFiles;
import dom0.xenguest.guard.Xendomains;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainList;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xl.LiveConfigs;
import dom0.xenguest.xl.MachineInfo;
import dom0.xenguest.xl.Pins;
import dom0.xenguest.xl.Xl;
import dom0.xenguest.xl.XlProcesses;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what there is of a guest: its file, its domain, its links, and what a start would meet. */
final class XenGuestReader {
  /** States in which domain and file are compared; pointless before a removal. */
  private static final Set<State> COMPARED =
      Set.of(State.PRESENT, State.RUNNING, State.RESTARTED, State.PAUSED);

  private final XenGuestWanted wanted;
  private final Host host;

  private XenGuestReader(XenGuestWanted wanted, Host host) {
    this.wanted = wanted;
    this.host = host;
  }

  static XenGuestFound read(XenGuestWanted wanted, Host host) {
    return new XenGuestReader(wanted, host).read();
  }

  /**
   * What there is of a guest by itself; what a start would meet is not looked at.
   *
   * @param domain with its configuration, where xl can tell of that
   */
  static XenGuestFound described(
      XenGuestWanted wanted, Host host, Toolstack xl, Optional<Domain> domain) {
    XenGuestReader reader = new XenGuestReader(wanted, host);
    return reader.compared(reader.found(xl, domain));
  }

  private XenGuestFound read() {
    CommandResult list = Domains.listed(host);
    if (!list.ok()) {
      XenGuestFound found =
          compared(found(Toolstack.broken(list.stderr().strip()), Optional.empty()));
      return found.with(new StartSurvey(wanted, found, host).withoutXen());
    }
    List<Domain> all = DomainList.parse(list.stdout());
    refuseRenaming(all);
    Domains domains = new Domains(host, wanted.name());
    Optional<Domain> domain = domains.named(all);
    // Who the guest is, its domain tells before anything is chosen.
    if (wanted.state() != State.PRESENT || domain.isEmpty()) {
      Optional<Domain> first = domain;
      domain = domains.atRest(first);
      all = domain.equals(first) ? all : Domains.all(host); // others may have started meanwhile
    }
    Optional<Domain> known = domain.map(it -> it.with(Domains.config(host, it)));
    XenGuestFound found = compared(found(new Toolstack(true, "", version(host)), known));
    Checks checks = new StartSurvey(wanted, found, host).among(all);
    return found.with(checks);
  }

  /**
   * The release of the running Xen: Debian and Ubuntu start its xl, whatever others are installed.
   */
  static Optional<XenVersion> version(Host host) {
    String numbers =
        Stream.of("major", "minor")
            .map(part -> host.readFile("/sys/hypervisor/version/" + part).orElse("").strip())
            .collect(Collectors.joining("."));
    return XenVersion.of(numbers);
  }

  /** With what the guest's file must say, and how its domain differs from that. */
  private XenGuestFound compared(XenGuestFound found) {
    XlConfig desired = DesiredConfig.of(wanted, found);
    if (found.live().isEmpty() || !COMPARED.contains(wanted.state())) {
      return found.with(Comparison.of(wanted, found, desired, LibxlComparison.NOT_ASKED));
    }
    LiveConfig live = found.live().get();
    XenGuestFound named =
        found.with(
            found.domain().map(it -> pinned(it.with(Optional.of(named(live, desired))), desired)));
    LibxlComparison libxl =
        Drift.covers(desired) ? LibxlComparison.NOT_ASKED : rehearsed(found, desired, live);
    return named.with(Comparison.of(wanted, named, desired, libxl));
  }

  /** A disk by the name that the file has for it, where both names lead to the same. */
  private LiveConfig named(LiveConfig live, XlConfig desired) {
    Map<String, String> targets = new HashMap<>();
    desired.disks().forEach(disk -> targets.put(disk.vdev(), disk.target()));
    return live.with(
        live.disks().stream()
            .map(disk -> named(disk, targets.getOrDefault(disk.vdev(), disk.target())))
            .toList());
  }

  private LiveConfig.Disk named(LiveConfig.Disk disk, String target) {
    boolean same =
        !disk.target().equals(target)
            && realPath(disk.target()).isPresent()
            && realPath(disk.target()).equals(realPath(target));
    return same ? disk.at(target) : disk;
  }

  private Optional<String> realPath(String path) {
    return path.startsWith("/") ? host.status(path).map(FileStatus::realPath) : Optional.empty();
  }

  /** What xl makes of the file; nothing where it takes none of it. */
  private LibxlComparison rehearsed(XenGuestFound found, XlConfig desired, LiveConfig live) {
    CommandResult result =
        host.run(
            found.file().exists() && desired.equals(found.config())
                ? Xl.dryRun(found.file().path())
                : Xl.dryRun(
                    // a run in check mode holds no lock, and may be one of two
                    wanted.file() + "." + ProcessHandle.current().pid(),
                    found.source().content().edited(desired)));
    return result.ok()
        ? new LibxlComparison(LiveConfigs.ofOne(result.stdout()), live.whole())
        : LibxlComparison.NOT_ASKED;
  }

  /** The process of xl behind a guest goes by its first name: it could no longer be found. */
  private void refuseRenaming(List<Domain> all) {
    if (wanted.formerName().isEmpty()) {
      return;
    }
    String former = wanted.formerName().get();
    String image = new Xendomains(host).image(former);
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

  private Image image(Xendomains xendomains) {
    String path = wanted.saveFile().orElseGet(() -> xendomains.image(wanted.name()));
    Optional<FileStatus> status = host.status(path);
    if (status.filter(it -> it.kind() != FileStatus.Kind.REGULAR).isPresent()) {
      throw new Refused(path + " is no file: a guest is saved to one, and comes back from one");
    }
    return new Image(path, status.map(FileStatus::size));
  }

  /** Whether it may be changed as it runs. */
  private boolean mayChange(Domain domain) {
    return wanted.state() == State.RUNNING
        && wanted.policy().apply() != Apply.NEVER
        && domain.is(DomainState.RUNNING, DomainState.PAUSED);
  }

  /** Looked at only for a task that sees to them: xl lists them by themselves. */
  private Domain pinned(Domain domain, XlConfig desired) {
    XlConfig said = wanted.policy().apply() == Apply.RESTART ? desired : wanted.options();
    if (!(said.has("cpus") || said.has("cpus_soft")) || !mayChange(domain)) {
      return domain;
    }
    String list =
        host.run(Xl.vcpuList(domain.id())).orFail("list the virtual CPUs of " + domain).stdout();
    // xl says "all" of a set that has every CPU of the host, and Xen leaves out those that it
    // lacks.
    Pins pins = new Pins(Pins.parse(list, domain.id()), Optional.empty());
    boolean isAstray =
        !pins.astray("cpus", said).isEmpty() || !pins.astray("cpus_soft", said).isEmpty();
    return domain.with(isAstray ? new Pins(pins.rows(), MachineInfo.of(host).cpus()) : pins);
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
        image(xendomains),
        host.readFile("/etc/machine-id").orElse("").strip(),
        xl,
        domain,
        Comparison.NONE,
        Checks.NONE);
  }
}
