package dom0.xenguest;

import dom0.host.Command;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has a guest go on where it was saved, and removes what was saved: from then on its disks change,
 * and it must never come back as it was. Only xl can tell whose memory is in a file, and which
 * disks it will write to, so the guest is restored paused and looked at first.
 *
 * @param sharesDisks whether other guests may have its disks
 */
record RestoreGuest(String name, String image, Duration settle, boolean sharesDisks)
    implements Step {
  @Override
  public void applyTo(Host host) {
    Domains domains = new Domains(host, name);
    host.run(Xl.restore(image)).orFail(describe());
    List<Domain> all = domains.all();
    Optional<Domain> fresh = domains.named(all);
    if (fresh.isEmpty()) {
      throw new HostFailure(
          "%s holds no saved state of %s but of another guest, which is there now and paused (xl list); the file is kept"
              .formatted(image, name));
    }
    check(host, fresh.get(), all);
    host.run(Xl.unpause(name)).orFail(describe());
    host.removeFile(image);
    new Settling(name, settle, "restore").watch(host, fresh);
  }

  /** Its disks are those of when it was saved, whatever its file says by now. */
  private void check(Host host, Domain fresh, List<Domain> all) {
    Map<Long, LiveConfig> configs = new Domains(host, name).configs();
    List<Domain> others =
        all.stream()
            .filter(domain -> domain.id() != 0 && domain.id() != fresh.id())
            .map(domain -> domain.with(Optional.ofNullable(configs.get(domain.id()))))
            .toList();
    List<DiskSpec> disks =
        Optional.ofNullable(configs.get(fresh.id()))
            .map(LiveConfig::disks)
            .orElse(List.of())
            .stream()
            .filter(disk -> disk.target().startsWith("/"))
            .map(LiveConfig.Disk::spec)
            .toList();
    DiskUsers users = sharesDisks ? DiskUsers.NONE : described(host).users(others);
    List<String> conflicts = new DiskGuard(disks, users, host).conflicts();
    if (!conflicts.isEmpty()) {
      // It never ran, so nothing is lost with it.
      host.run(Xl.on("destroy", fresh.id())).orFail("destroy " + fresh + ", which is not to run");
      throw new HostFailure(
          "%s does not go on from %s, which is kept: %s"
              .formatted(name, image, String.join("; ", conflicts)));
    }
  }

  private OtherGuests described(Host host) {
    return new OtherGuests(host, new Xendomains(host).of(name).folder(), List.of(name));
  }

  @Override
  public String describe() {
    return "restore %s from %s".formatted(name, image);
  }

  @Override
  public List<Command> commands() {
    return List.of(Xl.restore(image), Xl.unpause(name));
  }
}
