package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.Waiting;
import dom0.plan.Step;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.Xl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Changes how many virtual CPUs a guest has; xl says 0 also where the guest does not go along. */
public record SetVcpus(Domain domain, long vcpus) implements Step {
  /** The guest's own programs bring a CPU up, or nobody does. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Override
  public void applyTo(Host host) {
    host.run(Xl.setVcpus(domain.id(), vcpus)).orFail(describe());
    Domains domains = new Domains(host, domain.name());
    Optional<Domain> now = new Waiting(host, LIMIT, Domains.POLL).until(this::isMet, domains::now);
    if (!isMet(now)) {
      throw new HostFailure(
          "%s was told to use %d virtual CPUs and uses %s: the guest must bring them up or down itself (in Linux: /sys/devices/system/cpu/cpu1/online); or restart it"
              .formatted(domain, vcpus, now.map(it -> Long.toString(it.vcpus())).orElse("none")));
    }
  }

  private boolean isMet(Optional<Domain> now) {
    return now.filter(it -> it.vcpus() == vcpus).isPresent();
  }

  @Override
  public String describe() {
    return "give %s %d virtual CPUs".formatted(domain, vcpus);
  }

  @Override
  public List<Command> commands() {
    return List.of(Xl.setVcpus(domain.id(), vcpus));
  }
}
