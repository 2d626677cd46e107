package dom0.xenguest;

import dom0.host.Command;
import dom0.host.Host;
import dom0.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has a guest go on where it was saved, and removes what was saved: from then on its disks change,
 * and it must never come back as it was.
 */
record RestoreGuest(String name, String image, Duration settle) implements Step {
  @Override
  public void applyTo(Host host) {
    host.run(Xl.restore(image)).orFail(describe());
    Optional<Domain> fresh = new Domains(host, name).now();
    host.removeFile(image);
    new Settling(name, settle, "restore").watch(host, fresh);
  }

  @Override
  public String describe() {
    return "restore %s from %s".formatted(name, image);
  }

  @Override
  public List<Command> commands() {
    return List.of(Xl.restore(image));
  }
}
