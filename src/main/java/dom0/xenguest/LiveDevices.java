package dom0.xenguest;

import dom0.plan.RunCommand;
import dom0.plan.Step;
import dom0.xenguest.step.AttachCard;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xl.Xl;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.VifSpec;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The disks and network cards of a domain that runs, beside those of its file. Whole devices come
 * and go; one that is to become another waits for a restart, since the guest would lose it
 * meanwhile.
 */
final class LiveDevices {
  private final Domain domain;
  private final LiveConfig live;
  private final List<DiskSpec> disks;
  private final List<VifSpec> cards;

  LiveDevices(XlConfig desired, Domain domain) {
    this.domain = domain;
    this.live = domain.config().orElseThrow();
    this.disks = desired.disks();
    this.cards = desired.cards();
  }

  List<DiskSpec> newDisks() {
    return disks.stream()
        .filter(disk -> isPluggable(disk.vdev()) && running(disk.vdev()).isEmpty())
        .toList();
  }

  /** What it has and keeps of disks. */
  LiveConfig kept() {
    List<LiveConfig.Disk> kept =
        live.disks().stream()
            .filter(disk -> disks.stream().anyMatch(it -> it.vdev().equals(disk.vdev())))
            .toList();
    return new LiveConfig(Map.of(), kept);
  }

  private Optional<LiveConfig.Disk> running(String vdev) {
    return live.disks().stream().filter(disk -> disk.vdev().equals(vdev)).findFirst();
  }

  /** An emulated controller has no way to take a disk. */
  static boolean isPluggable(String vdev) {
    return vdev.startsWith("xvd");
  }

  private List<LiveConfig.Disk> oldDisks() {
    return live.disks().stream()
        .filter(disk -> isPluggable(disk.vdev()))
        .filter(disk -> disks.stream().noneMatch(it -> it.vdev().equals(disk.vdev())))
        .toList();
  }

  List<Step> detachDisks() {
    return oldDisks().stream()
        .<Step>map(
            disk ->
                new RunCommand(
                    Xl.detachDisk(domain.id(), disk.vdev()),
                    "take the disk %s from %s".formatted(disk.vdev(), domain)))
        .toList();
  }

  List<Step> attachDisks() {
    return newDisks().stream()
        .<Step>map(
            disk ->
                new RunCommand(
                    Xl.attachDisk(domain.id(), disk),
                    "give %s the disk %s".formatted(domain, disk.vdev())))
        .toList();
  }

  /** A card is known by its MAC: without one there is no telling which card it is. */
  boolean cardsAreNamed() {
    return cards.stream().allMatch(card -> card.mac().isPresent());
  }

  List<VifSpec> newCards() {
    return cards.stream().filter(card -> running(card).isEmpty()).toList();
  }

  private Optional<LiveConfig.Nic> running(VifSpec card) {
    return live.nics().stream().filter(nic -> nic.has(card.mac())).findFirst();
  }

  List<Step> detachCards() {
    return live.nics().stream()
        .filter(nic -> cards.stream().noneMatch(card -> nic.has(card.mac())))
        .<Step>map(
            nic ->
                new RunCommand(
                    Xl.detachCard(domain.id(), nic.mac()),
                    "take the network card %s from %s".formatted(nic.mac(), domain)))
        .toList();
  }

  List<Step> attachCards() {
    return newCards().stream().<Step>map(card -> new AttachCard(domain, card)).toList();
  }
}
