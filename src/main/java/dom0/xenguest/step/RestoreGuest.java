package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.plan.Step;
import dom0.xenguest.guard.DiskGuard;
import dom0.xenguest.guard.DiskUsers;
import dom0.xenguest.guard.OtherGuests;
import dom0.xenguest.guard.Xendomains;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xl.LiveConfigs;
import dom0.xenguest.xl.Xl;
import dom0.xenguest.xlcfg.DiskSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has a guest go on where it was saved, and removes what was saved: from then on its disks change,
 * and it must never come back as it was. Only xl can tell whose memory is in a file, and which
 * disks it will write to, so the guest is restored paused and looked at first. The file goes before
 * the guest runs: a run that is killed between leaves a guest that only has to be unpaused, or one
 * that never ran and is restored again.
 *
 * @param uuid the guest's; empty where its file has none
 * @param sharesDisks whether other guests may have its disks
 */
public record RestoreGuest(
    String name, Optional<String> uuid, String image, Duration settle, boolean sharesDisks)
    implements Step {
  @Override
  public void applyTo(Host host) {
    Domains domains = new Domains(host, name);
    host.run(Xl.restore(image))
        .orFail(
            describe()
                + " (a saved state that was cut off while it was written cannot be restored; remove the file and the guest boots afresh)");
    List<Domain> all = Domains.all(host);
    Optional<Domain> fresh = domains.named(all);
    if (fresh.isEmpty()) {
      throw new HostFailure(
          "%s holds the saved state not of %s but of another guest, which is now there, paused (see xl list); the file is kept"
              .formatted(image, name));
    }
    check(host, fresh.get(), all);
    host.removeFile(image);
    host.run(Xl.unpause(name)).orFail(describe());
    new Settling(name, settle, "restore").watch(host, fresh);
  }

  /** Its disks are those of when it was saved, whatever its file says by now. */
  private void check(Host host, Domain fresh, List<Domain> all) {
    LiveConfigs configs = Domains.configs(host);
    List<Domain> others =
        all.stream()
            .filter(domain -> domain.id() != 0 && domain.id() != fresh.id())
            .map(domain -> domain.with(configs.of(domain.id())))
            .toList();
    Optional<LiveConfig> config = configs.of(fresh.id());
    String restored = config.map(live -> live.value("uuid")).orElse("");
    if (uuid.filter(own -> !own.equalsIgnoreCase(restored)).isPresent()) {
      giveUp(host, fresh, "it holds a guest of the uuid " + restored);
    }
    List<DiskSpec> disks =
        config.map(LiveConfig::disks).orElse(List.of()).stream()
            .filter(disk -> disk.target().startsWith("/"))
            .map(LiveConfig.Disk::spec)
            .toList();
    DiskUsers users = sharesDisks ? DiskUsers.NONE : described(host).users(others);
    List<String> conflicts = new DiskGuard(disks, users, host).conflicts();
    if (!conflicts.isEmpty()) {
      giveUp(host, fresh, String.join("; ", conflicts));
    }
  }

  /** It never ran, so nothing is lost with its domain. */
  private void giveUp(Host host, Domain fresh, String reason) {
    host.run(Xl.on("destroy", fresh.id())).orFail("destroy " + fresh + ", which is not to run");
    throw new HostFailure(
        "%s was not resumed from %s, which is kept: %s".formatted(name, image, reason));
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
