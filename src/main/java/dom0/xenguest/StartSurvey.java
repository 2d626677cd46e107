package dom0.xenguest;

import dom0.host.CommandFailed;
import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.xenguest.XenGuestFound.Checks;
import dom0.xenguest.XenGuestWanted.State;
import dom0.xenguest.guard.DiskUsers;
import dom0.xenguest.guard.OtherGuests;
import dom0.xenguest.guard.StartObstacles;
import dom0.xenguest.xl.Console;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainList;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xl.LiveConfigs;
import dom0.xenguest.xl.MachineInfo;
import dom0.xenguest.xl.Xl;
import dom0.xenguest.xl.XlProcesses;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks round a guest: at the other guests, the host's memory, disks and bridges. */
final class StartSurvey {
  private final XenGuestWanted wanted;
  private final XenGuestFound found;
  private final XlConfig desired;
  private final LiveChanges changes;
  private final Needed needed;
  private final Host host;

  StartSurvey(XenGuestWanted wanted, XenGuestFound found, Host host) {
    this.wanted = wanted;
    this.found = found;
    this.desired = found.comparison().desired();
    this.changes = found.comparison().changes();
    this.needed = Needed.of(wanted, found);
    this.host = host;
  }

  /** Where Xen does not run only files can be looked at. */
  Checks withoutXen() {
    OtherGuests others = others();
    return new Checks(
        List.of(),
        List.of(),
        others.withUuid(desired),
        others.warnings(desired),
        Optional.empty(),
        List.of(),
        false);
  }

  Checks among(List<Domain> all) {
    boolean watched = found.domain().isPresent() && new XlProcesses(host).watches(wanted.name());
    List<String> warnings = new ArrayList<>(warnings(watched));
    Optional<OtherGuests> described =
        needed.otherGuests() ? Optional.of(others()) : Optional.empty();
    described.ifPresent(it -> warnings.addAll(it.warnings(desired)));
    boolean disksMatter = needed.start() || !changes.devices().isEmpty();
    List<Domain> others = disksMatter ? others(all) : List.of();
    Optional<MachineInfo> machine =
        needed.memory() ? Optional.of(MachineInfo.of(host)) : Optional.empty();
    machine.filter(it -> needed.start()).ifPresent(it -> warnings.addAll(autoballoon(it)));
    return new Checks(
        needed.start()
            ? obstacles(others, described.orElseThrow())
                .all(machine.orElseThrow(), found.domain().isEmpty())
            : saveObstacles(),
        changes.devices().isEmpty() ? List.of() : additions(others, described.orElseThrow()),
        described.map(it -> it.withUuid(desired)).orElse(List.of()),
        warnings,
        machine.flatMap(MachineInfo::freeMib),
        console(),
        watched);
  }

  private List<String> autoballoon(MachineInfo machine) {
    long lacking = machine.lacking(StartPlan.needs(desired));
    return lacking == 0
        ? List.of()
        : List.of(
            "Xen lacks %d MiB for %s, which xl takes from dom0: give Xen dom0_mem and dom0 keeps what it has"
                .formatted(lacking, wanted.name()));
  }

  private StartObstacles obstacles(List<Domain> others, OtherGuests described) {
    DiskUsers users = wanted.policy().sharesDisks() ? DiskUsers.NONE : described.users(others);
    return new StartObstacles(desired, others, users, host);
  }

  /** The disks that the guest keeps are in use as well, by itself. */
  private List<String> additions(List<Domain> others, OtherGuests described) {
    Domain own = found.domain().orElseThrow();
    List<Domain> users = new ArrayList<>(others);
    users.add(own.with(Optional.of(new LiveDevices(desired, own).kept())));
    return obstacles(users, described)
        .ofDevices(changes.devices().disks(), changes.devices().cards());
  }

  private OtherGuests others() {
    List<String> own = new ArrayList<>(List.of(wanted.name()));
    wanted.formerName().ifPresent(own::add);
    return new OtherGuests(host, found.autostart().folder(), own);
  }

  private List<Domain> others(List<Domain> all) {
    LiveConfigs configs = Domains.configs(host);
    List<Domain> others = new ArrayList<>();
    for (Domain other : all) {
      if (!other.name().equals(wanted.name()) && other.id() != 0) {
        Optional<LiveConfig> config = configs.of(other.id());
        boolean nameless = config.isEmpty() && other.state() == DomainState.DYING;
        others.add(other.with(nameless && needed.creation() ? remains(other) : config));
      }
    }
    return others;
  }

  /** What is left of a guest has no name and no configuration, but still a uuid. */
  private Optional<LiveConfig> remains(Domain dying) {
    String table = host.run(Xl.listWithUuids()).orFail("list the domains' uuids").stdout();
    return DomainList.uuid(table, dying.id())
        .map(uuid -> new LiveConfig(Map.of("uuid", uuid), List.of()));
  }

  private List<String> saveObstacles() {
    if (!needed.room()) {
      return List.of();
    }
    String image = found.image().path();
    String folder = image.substring(0, image.lastIndexOf('/') + 1);
    if (wanted.saveFile().isPresent() && !isFolder(folder)) {
      return List.of("there is no folder " + folder);
    }
    long needed = found.domain().get().memoryMib() + 32; // and what describes the devices
    long free = host.freeBytes(existing(folder)) >> 20;
    return free < needed
        ? List.of("%s has %d MiB free, and %d MiB are needed".formatted(folder, free, needed))
        : List.of();
  }

  private boolean isFolder(String path) {
    return host.status(path).filter(it -> it.kind() == FileStatus.Kind.DIRECTORY).isPresent();
  }

  /** The folder itself, or the one above in which it would be made. */
  private String existing(String folder) {
    String path = folder;
    while (path.length() > 1 && !isFolder(path)) {
      path = path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
    }
    return path;
  }

  private List<String> warnings(boolean watched) {
    List<String> warnings = new ArrayList<>(found.domain().map(this::unknown).orElse(List.of()));
    warnings.addAll(found.domain().map(this::idle).orElse(List.of()));
    Optional<Domain> running = found.domain().filter(it -> it.state() == DomainState.RUNNING);
    if (running.isPresent() && !watched) {
      warnings.add(
          "no process of xl watches %s: it will not come back from a reboot, and stays as a dead domain when it ends; restart it at the next opportunity"
              .formatted(running.get()));
    }
    for (String key : List.of("kernel", "ramdisk")) {
      String path = running.flatMap(Domain::config).map(it -> it.value(key)).orElse("");
      if (path.startsWith("/") && host.status(path).isEmpty()) {
        warnings.add(
            "the %s %s of %s is no longer there: at its next reboot the guest would be lost"
                .formatted(key, path, running.get()));
      }
    }
    return warnings;
  }

  private List<String> unknown(Domain domain) {
    return domain.config().isPresent() || wanted.state() == State.ABSENT
        ? List.of()
        : List.of(
            "xl cannot tell what %s was started with, so it was not compared with its file and is not changed while it runs: it may belong to libvirt or xapi"
                .formatted(domain));
  }

  /** What xl list -l calls available is what the guest was told to use, not what it uses. */
  private List<String> idle(Domain domain) {
    long told = domain.config().flatMap(live -> live.number("vcpus")).orElse(0L);
    return wanted.options().has("vcpus")
            && domain.state() == DomainState.RUNNING
            && domain.vcpus() < told
        ? List.of(
            "%s was told to use %d virtual CPUs and uses %d: it must bring the others up itself"
                .formatted(domain, told, domain.vcpus()))
        : List.of();
  }

  /**
   * xl shows what the guest wrote so far and then waits for more: that it has to be ended is right.
   */
  private List<String> console() {
    if (wanted.policy().consoleLines() == 0 || found.domain().isEmpty()) {
      return List.of();
    }
    return Console.tail(text(found.domain().get().id()), wanted.policy().consoleLines());
  }

  private String text(long id) {
    try {
      return host.run(Xl.console(id)).stdout();
    } catch (CommandFailed e) {
      return e.result().stdout();
    }
  }
}
