package dom0.grubxen.grub;

import dom0.host.Command;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a distribution keeps GRUB's files, and its names for GRUB's programs.
 *
 * @param folder GRUB's own folder below /boot
 * @param generator the program that writes grub.cfg; "" where there is none
 * @param prefix how the names of GRUB's other programs begin
 * @param readsDropIns whether it sources /etc/default/grub.d, a patch of Debian's and Ubuntu's
 */
public record GrubLayout(String folder, String generator, String prefix, boolean readsDropIns) {
  public static final String DEFAULTS = "/etc/default/grub";
  public static final String DROP_INS = "/etc/default/grub.d";

  /** os-prober mounts every foreign file system it can find, and hangs where a disk hangs. */
  static final Duration GENERATOR_LIMIT = Duration.ofMinutes(10);

  public String grubCfg() {
    return folder + "/grub.cfg";
  }

  /** GRUB's variables that outlast a boot (grub-editenv). */
  public String grubEnv() {
    return folder + "/grubenv";
  }

  /** Entries that 41_custom has GRUB read at boot, whatever grub.cfg says. */
  public String customCfg() {
    return folder + "/custom.cfg";
  }

  /** A grub.cfg to be looked at before it takes the place of the one that boots. */
  String candidate() {
    return folder + "/grub.cfg.dom0-xen~";
  }

  /**
   * Writes the candidate. Debian's update-grub is {@code exec grub-mkconfig -o /boot/grub/grub.cfg
   * "$@"}, and of two -o the last one counts.
   */
  Command generate() {
    return Command.of(generator, "-o", candidate()).within(GENERATOR_LIMIT).whole();
  }

  Command check(String path) {
    return Command.of(prefix + "-script-check", path);
  }

  Command setDefault(String id) {
    return Command.of(prefix + "-set-default", id);
  }

  public Command bootOnce(String id) {
    return Command.of(prefix + "-reboot", id);
  }

  public Command forgetOnce() {
    return Command.of(prefix + "-editenv", grubEnv(), "unset", "next_entry");
  }

  Command probe(String target) {
    return Command.of(prefix + "-probe", "--target=" + target, folder);
  }

  /** The files that sh sources, in its order: of names that end in .cfg, by their bytes. */
  public List<String> settingsFiles(List<String> dropIns) {
    Stream<String> files =
        dropIns.stream()
            .filter(name -> readsDropIns && name.endsWith(".cfg") && !name.startsWith("."))
            .sorted()
            .map(name -> DROP_INS + "/" + name);
    return Stream.concat(Stream.of(DEFAULTS), files).toList();
  }
}
