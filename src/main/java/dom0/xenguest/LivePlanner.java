package dom0.xenguest;

import dom0.plan.RunCommand;
import dom0.plan.Step;
import dom0.xenguest.XenGuestWanted.Apply;
import dom0.xenguest.step.SetVcpus;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xl.Pins;
import dom0.xenguest.xl.Xl;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Plans {@link LiveChanges}. */
final class LivePlanner {
  private final XenGuestWanted wanted;
  private final XlConfig desired;
  private final List<Difference> drift;
  private final Domain domain;
  private final LiveConfig live;
  private final LiveDevices devices;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> applied = new TreeSet<>();

  /** For a domain that runs, or will once it is unpaused. */
  LivePlanner(XenGuestWanted wanted, Domain domain, XlConfig desired, List<Difference> drift) {
    this.wanted = wanted;
    this.desired = desired;
    this.drift = drift;
    this.domain = domain;
    this.live = domain.config().orElseThrow();
    this.devices = new LiveDevices(desired, domain);
  }

  LiveChanges changes() {
    plan();
    if (restarts() && applied.size() < drift.size()) {
      return new LiveChanges(true, List.of(), drift, 0, LiveChanges.Devices.NONE);
    }
    return new LiveChanges(
        false,
        steps,
        drift.stream().filter(difference -> applied.contains(difference.key())).toList(),
        moreMemory(),
        steps.isEmpty() ? LiveChanges.Devices.NONE : newDevices());
  }

  private boolean restarts() {
    return wanted.policy().apply() == Apply.RESTART;
  }

  /** Whether the task sees to a key of a guest that runs. */
  private boolean covers(String key) {
    return restarts() || (wanted.policy().apply() == Apply.LIVE && wanted.options().has(key));
  }

  private LiveChanges.Devices newDevices() {
    return new LiveChanges.Devices(
        covers("disk") ? devices.newDisks() : List.of(),
        covers("vif") && devices.cardsAreNamed() ? devices.newCards() : List.of());
  }

  private long moreMemory() {
    return applied.contains("memory")
        ? drift.stream()
            .filter(it -> it.key().equals("memory"))
            .mapToLong(it -> Long.parseLong(it.file().get(0)) - Long.parseLong(it.running().get(0)))
            .sum()
        : 0;
  }

  private void plan() {
    if (differs("vif") && devices.cardsAreNamed()) {
      steps.addAll(devices.detachCards());
    }
    boolean disks = differs("disk") && desired.diskProblems().isEmpty();
    if (disks) {
      steps.addAll(devices.detachDisks());
    }
    memory();
    vcpus();
    pins("cpus");
    pins("cpus_soft");
    scheduling();
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
    return covers(key) && drift.stream().anyMatch(it -> it.key().equals(key));
  }

  private void noteDevices(String key, Predicate<String> pluggable) {
    drift.stream()
        .filter(it -> it.key().equals(key) && it.onlyComesAndGoes(pluggable))
        .forEach(it -> applied.add(key));
  }

  /**
   * A decrease can kill a guest at once: xl takes the memory whether the guest can spare it or not.
   */
  private void memory() {
    long mib = desired.number("memory").orElse(0L);
    boolean less = mib < live.number("memory").orElse(0L);
    if (differs("memory")
        && mib <= live.number("maxmem").orElse(0L)
        && (!less || wanted.policy().takesMemory())) {
      steps.add(
          new RunCommand(
              Xl.setMemory(domain.id(), mib), "give %s %d MiB of memory".formatted(domain, mib)));
      applied.add("memory");
    }
  }

  private void vcpus() {
    long vcpus = desired.number("vcpus").orElse(0L);
    if (differs("vcpus") && vcpus <= live.number("maxvcpus").orElse(0L)) {
      steps.add(new SetVcpus(domain, vcpus));
      applied.add("vcpus");
    }
  }

  private void pins(String key) {
    if (!differs(key)) {
      return;
    }
    List<Pins.Row> astray = domain.pins().map(it -> it.astray(key, desired)).orElse(List.of());
    if (desired.text(key).isPresent()) {
      pin("all", key, desired.text(key).get());
    } else {
      for (Pins.Row row : astray) {
        String cpus = Pins.wanted(desired, key, row.vcpu()).orElse("all");
        pin(Long.toString(row.vcpu()), key, cpus);
      }
    }
    applied.add(key);
  }

  private void pin(String vcpu, String key, String cpus) {
    steps.add(
        new RunCommand(
            Xl.pin(domain.id(), vcpu, key, cpus),
            "pin virtual CPU %s of %s to %s".formatted(vcpu, domain, cpus)));
  }

  private void scheduling() {
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
}
