package dom0.xenguest.xl;

import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.host.ToolMissing;
import dom0.host.Waiting;
import dom0.module.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at the domains of a host, for the reader and for steps that wait. */
public final class Domains {
  public static final Duration POLL = Duration.ofSeconds(1);

  /** A guest is rebuilt in seconds, on an emulated host within a minute. */
  private static final Duration MOTION_LIMIT = Duration.ofMinutes(2);

  private final Host host;
  private final String name;

  public Domains(Host host, String name) {
    this.host = host;
    this.name = name;
  }

  /** Every domain; fails when xl cannot tell. */
  public static List<Domain> all(Host host) {
    return DomainList.parse(host.run(Xl.list()).orFail("list the domains").stdout());
  }

  /**
   * With what one was started; empty where xl cannot tell about it. xl takes milliseconds for each
   * domain, so it is asked for the one alone, unless the next guest's answer comes with it.
   */
  public static Optional<LiveConfig> config(Host host, Domain domain) {
    if (!host.keepsAnswers()) {
      CommandResult one = host.run(Xl.listLong(domain.id()));
      if (one.ok()) {
        return LiveConfigs.parse(one.stdout()).of(domain.id());
      }
      // It has just gone, or xl cannot tell: the list of all will say.
    }
    return configs(host).of(domain.id());
  }

  /** With what each was started. */
  public static LiveConfigs configs(Host host) {
    return LiveConfigs.parse(
        host.run(Xl.listLong()).orFail("list the domains' configurations").stdout());
  }

  /** xl's list as a result, also where xl is missing: guests' files are there without it. */
  public static CommandResult listed(Host host) {
    try {
      return host.run(Xl.list());
    } catch (ToolMissing e) {
      return new CommandResult(Xl.list().argv(), 127, "", String.valueOf(e.getMessage()));
    }
  }

  /**
   * The guest's domain.
   *
   * @throws Refused when two have its name, which Xen does not prevent, or when it migrates
   */
  public Optional<Domain> named(List<Domain> all) {
    List<Domain> same = all.stream().filter(domain -> domain.name().equals(name)).toList();
    if (same.size() > 1) {
      throw new Refused(
          "the name %s is ambiguous, domains %s have it: destroy the wrong one by hand (xl destroy NUMBER)"
              .formatted(name, String.join(" and ", same.stream().map(d -> "" + d.id()).toList())));
    }
    for (Domain domain : all) {
      if (domain.name().equals(name + "--incoming")
          || domain.name().equals(name + "--migratedaway")) {
        throw new Refused(
            "%s is migrating (domain %d is %s): wait until that has ended"
                .formatted(name, domain.id(), domain.name()));
      }
    }
    return same.stream().findFirst();
  }

  public Optional<Domain> now() {
    return named(all(host));
  }

  /**
   * The guest's domain once it stands still: while a guest reboots it is away for seconds and then
   * paused for more, and whoever acts on that gets a second guest or none.
   */
  public Optional<Domain> atRest(Optional<Domain> first) {
    Optional<Domain> domain = isMoving(first) ? rested() : first;
    // The log was read after the list: once it says that xl waits, a guest to be run has been let
    // run.
    return isUnfinished(domain) ? anew().map(this::classified) : domain;
  }

  /** Time passes, and a host that keeps its answers forgets them. */
  private Optional<Domain> anew() {
    host.pause(Duration.ZERO);
    return now();
  }

  private static boolean isUnfinished(Optional<Domain> domain) {
    return domain.filter(it -> it.state() == DomainState.UNFINISHED).isPresent();
  }

  private Optional<Domain> rested() {
    Waiting waiting = new Waiting(host, MOTION_LIMIT, POLL);
    host.pause(POLL); // the list was read just now
    Optional<Domain> domain = waiting.until(it -> !isMoving(it), this::now);
    if (isMoving(domain)) {
      throw new Refused(
          "%s has been %s for %d s and an xl is still at work on it: look at %s"
              .formatted(
                  name,
                  domain.map(d -> d.state().word()).orElse("away"),
                  MOTION_LIMIT.toSeconds(),
                  XlProcesses.log(name)));
    }
    return domain;
  }

  private boolean isMoving(Optional<Domain> domain) {
    XlProcesses processes = new XlProcesses(host);
    if (domain.isEmpty()) {
      return processes.watches(name) || processes.starts(name);
    }
    return switch (domain.get().state()) {
      case RUNNING, PAUSED, DYING -> false;
      case SHUTDOWN, CRASHED -> processes.watches(name);
      case UNFINISHED ->
          isBuilt(domain.get()) ? false : processes.watches(name) || processes.anyAtWork();
    };
  }

  /** A guest that was started paused never ran either; only then xl already waits for its end. */
  private boolean isBuilt(Domain domain) {
    return domain.vcpus() > 0 && new XlProcesses(host).awaits(domain);
  }

  private Domain classified(Domain domain) {
    return domain.state() == DomainState.UNFINISHED && isBuilt(domain)
        ? domain.with(DomainState.PAUSED)
        : domain;
  }
}
