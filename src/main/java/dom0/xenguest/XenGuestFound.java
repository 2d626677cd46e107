package dom0.xenguest;

import dom0.xen.XenVersion;
import dom0.xenguest.guard.Autostart;
import dom0.xenguest.guard.GuestFile;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xlcfg.XlConfig;
import dom0.xenguest.xlcfg.XlFile;
import java.util.List;
import java.util.Optional;

/**
 * What there is of a guest now.
 *
 * @param file its file
 * @param former the file that it has under the name that it is to lose
 * @param autostart how it starts with the host
 * @param image its saved memory
 * @param seed what makes identities made here differ from those made on other hosts
 * @param xl the xl of this host
 * @param domain the guest's domain
 * @param comparison what the file must say, and how the domain differs from that
 * @param checks what was looked at because it may be started or changed
 */
record XenGuestFound(
    GuestFile file,
    Optional<Former> former,
    Autostart autostart,
    Image image,
    String seed,
    Toolstack xl,
    Optional<Domain> domain,
    Comparison comparison,
    Checks checks) {

  /**
   * A guest's memory in a file.
   *
   * @param path where it is, or would be saved
   * @param size in bytes; empty when there is none
   */
  record Image(String path, Optional<Long> size) {}

  /**
   * What xl there is.
   *
   * @param works whether it could list the domains
   * @param problem why not
   * @param version of the Xen that runs, where that is known
   */
  record Toolstack(boolean works, String problem, Optional<XenVersion> version) {
    static Toolstack broken(String problem) {
      return new Toolstack(false, problem, Optional.empty());
    }
  }

  /** The guest under its former name. */
  record Former(GuestFile file, Autostart autostart) {}

  /**
   * What stands against a start or a change.
   *
   * @param obstacles to a start, each as a sentence; none when nothing does
   * @param additions to attaching the disks and cards that a running guest lacks
   * @param others to any writing of the file: what other guests' files say
   * @param warnings what should be known though nothing fails
   * @param freeMib memory that Xen can give to a guest; empty where xl takes it from dom0
   * @param console the end of what the guest wrote to its console
   * @param watched whether a process of xl is there that reboots the guest and clears it away
   */
  record Checks(
      List<String> obstacles,
      List<String> additions,
      List<String> others,
      List<String> warnings,
      Optional<Long> freeMib,
      List<String> console,
      boolean watched) {
    static final Checks NONE =
        new Checks(List.of(), List.of(), List.of(), List.of(), Optional.empty(), List.of(), false);

    Checks {
      obstacles = List.copyOf(obstacles);
      additions = List.copyOf(additions);
      others = List.copyOf(others);
      warnings = List.copyOf(warnings);
      console = List.copyOf(console);
    }
  }

  /** What the guest's file says, be it still under its former name. */
  XlConfig config() {
    return source().config();
  }

  /** The file from which a new text is made. */
  GuestFile source() {
    return file.exists() ? file : former.map(Former::file).orElse(file);
  }

  /** Whether there is a guest of the former name, and none of the new one. */
  boolean isToBeRenamed() {
    return !file.exists() && former.filter(it -> it.file().exists()).isPresent();
  }

  /** Whether there is memory of it in a file, be it of now or of before. */
  boolean hasImage() {
    return image.size().filter(size -> size > 0).isPresent();
  }

  /**
   * Whether a restore was begun and ended before the guest ran: its memory in the file is still
   * true, and nothing is lost with the domain.
   */
  boolean isRestoring() {
    return hasImage()
        && domain
            .filter(it -> !it.ran() && it.is(DomainState.PAUSED, DomainState.UNFINISHED))
            .isPresent();
  }

  /** Whether the guest can go on where it was saved. */
  boolean isSaved() {
    return domain.isEmpty() && hasImage();
  }

  /** Whether saving it was begun and ended at once: the file was made, and the guest is gone. */
  boolean hasEmptyImage() {
    return xl.works() && domain.isEmpty() && image.size().filter(size -> size == 0).isPresent();
  }

  Optional<LiveConfig> live() {
    return domain.flatMap(Domain::config);
  }

  /** As if it had no file under its name yet. */
  XenGuestFound withoutFile() {
    GuestFile none = new GuestFile(file.path(), Optional.empty(), XlFile.EMPTY, 0);
    return new XenGuestFound(none, former, autostart, image, seed, xl, domain, comparison, checks);
  }

  XenGuestFound with(Checks other) {
    return new XenGuestFound(file, former, autostart, image, seed, xl, domain, comparison, other);
  }

  XenGuestFound with(Optional<Domain> other) {
    return new XenGuestFound(file, former, autostart, image, seed, xl, other, comparison, checks);
  }

  XenGuestFound with(Comparison other) {
    return new XenGuestFound(file, former, autostart, image, seed, xl, domain, other, checks);
  }
}
