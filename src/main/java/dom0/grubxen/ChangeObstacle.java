package dom0.grubxen;

import dom0.grubxen.grub.BootFiles;
import dom0.host.Host;
import dom0.host.Mount;
import java.util.List;
import java.util.Optional;

/** Why a change on this host would not take effect when it boots. */
final class ChangeObstacle {
  private static final List<String> CONTAINER =
      List.of("/run/systemd/container", "/run/.containerenv", "/.dockerenv");

  /** The size of a grub.cfg with few entries. */
  private static final int LEAST_BYTES = 16_384;

  private final Host host;
  private final BootFiles boot;

  ChangeObstacle(Host host, BootFiles boot) {
    this.host = host;
    this.boot = boot;
  }

  /** The first reason, a sentence of its own. */
  Optional<String> reason() {
    return container()
        .or(this::generator)
        .or(this::unmounted)
        .or(this::readOnly)
        .or(this::full)
        .or(this::foreign);
  }

  private Optional<String> container() {
    return CONTAINER.stream()
        .filter(path -> host.status(path).isPresent())
        .findFirst()
        .map(path -> "this is a container (%s), which boots no kernel of its own".formatted(path));
  }

  private Optional<String> generator() {
    return boot.layout().generator().isEmpty()
        ? Optional.of(
            "neither update-grub nor grub-mkconfig nor grub2-mkconfig is on this host:"
                + " install grub-pc or grub-efi")
        : Optional.empty();
  }

  /** What is written then would be hidden by the file system that is mounted at the next boot. */
  private Optional<String> unmounted() {
    boolean separate =
        host.readFile("/etc/fstab")
            .orElse("")
            .lines()
            .anyMatch(line -> line.matches("[^#\\s]\\S*\\s+/boot/?\\s.*"));
    return separate && mount("/boot").isEmpty()
        ? Optional.of("/etc/fstab has a file system for /boot, and it is not mounted: mount /boot")
        : Optional.empty();
  }

  /** The last one counts: it hides the others. */
  private Optional<Mount> mount(String folder) {
    return Mount.all(host).stream()
        .filter(mount -> mount.point().equals(folder))
        .reduce((first, second) -> second);
  }

  private Optional<String> readOnly() {
    return mount("/boot")
        .or(() -> mount("/"))
        .filter(Mount::readOnly)
        .map(mount -> "%s is mounted read-only".formatted(mount.point()));
  }

  /** The new grub.cfg is written twice beside the old one before it takes its place. */
  private Optional<String> full() {
    long needed = 3L * Math.max(boot.grubCfg().length(), LEAST_BYTES);
    long free = host.freeBytes(boot.layout().folder());
    return free < needed
        ? Optional.of(
            "%s has %d bytes left, and a new grub.cfg may take %d: make room"
                .formatted(boot.layout().folder(), free, needed))
        : Optional.empty();
  }

  /**
   * A file by hand, or a stub on EFI's partition that only names another one, is never replaced.
   */
  private Optional<String> foreign() {
    boolean generated =
        boot.grubCfg().isBlank()
            || boot.grubCfg().contains("### BEGIN /etc/grub.d/")
            || boot.grubCfg().contains("grub-mkconfig")
            || boot.grubCfg().contains("grub2-mkconfig");
    return generated
        ? Optional.empty()
        : Optional.of(
            "%s was not written by %s, which would overwrite it"
                .formatted(boot.layout().grubCfg(), boot.layout().generator()));
  }
}
