package dom0.xenguest;

import dom0.plan.RunCommand;
import dom0.plan.Step;
import dom0.xenguest.XenGuestWanted.Apply;
import dom0.xenguest.XenGuestWanted.State;
import dom0.xenguest.step.SetVcpus;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xl.Pins;
import dom0.xenguest.xl.Xl;
import dom0.xenguest.xlcfg.GuestDisks;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a guest that runs is given of its file without a restart. By itself only keys that the task
 * gives: what somebody set by hand stays otherwise. A task that would restart the guest for a
 * difference has all keys of the file changed.
 */
final class LiveChanges {
  private final XenGuestWanted wanted;
  private final XlConfig desired;
  private final List<Difference> drift;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> applied = new TreeSet<>();

  /** Of a domain that runs, or will once it is unpaused. */
  LiveChanges(XenGuestWanted wanted, XenGuestFound found, XlConfig desired) {
    this.wanted = wanted;
    this.desired = desired;
    this.drift = applies(wanted, found) ? Drift.of(desired, found) : List.of();
    found.domain().filter(it -> !drift.isEmpty()).ifPresent(this::plan);
  }

  private static boolean applies(XenGuestWanted wanted, XenGuestFound found) {
    return wanted.state() == State.RUNNING
        && wanted.manner().apply() != Apply.NEVER
        && found
            .domain()
            .filter(it -> it.is(DomainState.RUNNING, DomainState.PAUSED))
            .flatMap(Domain::config)
            .isPresent();
  }

  /** Whether the task sees to a key of a guest that runs. */
  static boolean covers(XenGuestWanted wanted, String key) {
    return wanted.manner().apply() == Apply.RESTART
        || (wanted.manner().apply() == Apply.LIVE && wanted.options().has(key));
  }

  private void plan(Domain domain) {
    LiveConfig live = domain.config().orElseThrow();
    LiveDevices devices = new LiveDevices(desired, domain);
    if (differs("vif") && devices.cardsAreNamed()) {
      steps.addAll(devices.detachCards());
    }
    boolean disks = differs("disk") && GuestDisks.problems(desired).isEmpty();
    if (disks) {
      steps.addAll(devices.detachDisks());
    }
    memory(domain, live);
    vcpus(domain, live);
    pins(domain, "cpus");
    pins(domain, "cpus_soft");
    scheduling(domain, live);
    if (disks) {
      steps.addAll(devices.attachDisks());
      noteDevices("disk", LiveDevices::isPluggable);
    }
    if (differs("vif") && devices.cardsAreNamed()) {
      steps.addAll(devices.attachCards());
      noteDevices("vif", mac -> true);
    }
  }

  private boolean differs(String key) {
    return covers(wanted, key) && drift.stream().anyMatch(it -> it.key().equals(key));
  }

  private void noteDevices(String key, Predicate<String> pluggable) {
    drift.stream()
        .filter(it -> it.key().equals(key) && it.onlyComesAndGoes(pluggable))
        .forEach(it -> applied.add(key));
  }

  /**
   * A decrease can kill a guest at once: xl takes the memory whether the guest can spare it or not.
   */
  private void memory(Domain domain, LiveConfig live) {
    long mib = desired.number("memory").orElse(0L);
    boolean less = mib < live.number("memory").orElse(0L);
    if (differs("memory")
        && mib <= live.number("maxmem").orElse(0L)
        && (!less || wanted.manner().takesMemory())) {
      steps.add(
          new RunCommand(
              Xl.setMemory(domain.id(), mib), "give %s %d MiB of memory".formatted(domain, mib)));
      applied.add("memory");
    }
  }

  private void vcpus(Domain domain, LiveConfig live) {
    long vcpus = desired.number("vcpus").orElse(0L);
    if (differs("vcpus") && vcpus <= live.number("maxvcpus").orElse(0L)) {
      steps.add(new SetVcpus(domain, vcpus));
      applied.add("vcpus");
    }
  }

  private void pins(Domain domain, String key) {
    if (!differs(key)) {
      return;
    }
    List<Pins.Row> astray = domain.pins().map(it -> it.astray(key, desired)).orElse(List.of());
    if (desired.text(key).isPresent()) {
      pin(domain, "all", key, desired.text(key).get());
    } else {
      for (Pins.Row row : astray) {
        String cpus = Pins.wanted(desired, key, row.vcpu()).orElse("all");
        pin(domain, Long.toString(row.vcpu()), key, cpus);
      }
    }
    applied.add(key);
  }

  private void pin(Domain domain, String vcpu, String key, String cpus) {
    steps.add(
        new RunCommand(
            Xl.pin(domain.id(), vcpu, key, cpus),
            "pin virtual CPU %s of %s to %s".formatted(vcpu, domain, cpus)));
  }

  private void scheduling(Domain domain, LiveConfig live) {
    List<String> flags = new ArrayList<>();
    if (live.value("sched").matches("credit2?")) {
      flag("cpu_weight", "-w", flags);
      flag("cap", "-c", flags);
    }
    if (!flags.isEmpty()) {
      steps.add(
          new RunCommand(
              Xl.schedule(domain.id(), live.value("sched"), flags),
              "set how much CPU time %s gets".formatted(domain)));
    }
  }

  private void flag(String key, String flag, List<String> flags) {
    if (differs(key)) {
      flags.add(flag);
      flags.add(desired.number(key).orElse(0L).toString());
      applied.add(key);
    }
  }

  /** Whether the guest is to be restarted for what cannot be changed otherwise. */
  boolean needRestart() {
    return wanted.manner().apply() == Apply.RESTART && applied.size() < drift.size();
  }

  List<Step> steps() {
    return needRestart() ? List.of() : steps;
  }

  /** The differences that this run ends. */
  List<Difference> differences() {
    return needRestart()
        ? drift
        : drift.stream().filter(difference -> applied.contains(difference.key())).toList();
  }

  /** Memory that the guest gets in addition, in MiB. */
  long moreMemory() {
    return applied.contains("memory") && !needRestart()
        ? drift.stream()
            .filter(it -> it.key().equals("memory"))
            .mapToLong(it -> Long.parseLong(it.file().get(0)) - Long.parseLong(it.running().get(0)))
            .sum()
        : 0;
  }
}
