package dom0.grubxen;

import dom0.host.Command;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.module.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how Xen boots: files alone, and under Xen one {@code xl info}. */
final class GrubXenReader {
  static final String DEFAULTS = "/etc/default/grub";
  static final String DROP_INS = "/etc/default/grub.d";
  static final String GRUB_CFG = "/boot/grub/grub.cfg";
  private static final String GRUB_ENV = "/boot/grub/grubenv";

  /** It asks the hypervisor and nobody else; longer only when the tools wait for a dead daemon. */
  private static final Duration XL_LIMIT = Duration.ofMinutes(1);

  private final Host host;

  GrubXenReader(Host host) {
    this.host = host;
  }

  GrubXenFound read() {
    String defaults = text(DEFAULTS, "is GRUB installed?");
    String grubCfg = text(GRUB_CFG, "does this host boot with GRUB, and is /boot mounted?");
    GrubMenu menu = GrubMenu.parse(grubCfg);
    return new GrubXenFound(
        new GrubDefaults(DEFAULTS, defaults),
        dropIns(),
        grubCfg,
        menu,
        savedEntry(),
        menu.normalXenEntries().isEmpty() ? obstacle() : Optional.empty(),
        running());
  }

  private String text(String path, String question) {
    return host.readFile(path)
        .orElseThrow(() -> new Refused("no %s: %s".formatted(path, question)));
  }

  /** In the order of their bytes, as dash sorts "*.cfg" whatever the locale. */
  private List<GrubDefaults> dropIns() {
    return host.list(DROP_INS).stream()
        .filter(name -> name.endsWith(".cfg") && !name.startsWith("."))
        .map(name -> DROP_INS + "/" + name)
        .flatMap(path -> host.readFile(path).stream().map(text -> new GrubDefaults(path, text)))
        .toList();
  }

  private String savedEntry() {
    String start = "saved_entry=";
    return host.readFile(GRUB_ENV)
        .orElse("")
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElse("");
  }

  /** 20_linux_xen writes nothing, and says nothing, without a Xen and a kernel that can be dom0. */
  private Optional<String> obstacle() {
    List<String> names = host.list("/boot");
    if (names.stream().noneMatch(name -> name.matches("xen-.*(\\.gz|\\.efi)|xen"))) {
      return Optional.of("no Xen hypervisor in /boot: install xen-system-amd64");
    }
    boolean kernel =
        names.stream()
            .filter(name -> name.startsWith("config-"))
            .anyMatch(name -> canBeDom0(host.readFile("/boot/" + name).orElse("")));
    return kernel
        ? Optional.empty()
        : Optional.of("no kernel in /boot can be dom0: none has CONFIG_XEN_DOM0=y");
  }

  /** The test of 20_linux_xen. */
  private static boolean canBeDom0(String config) {
    return config.lines().anyMatch(line -> line.matches("CONFIG_XEN_(DOM0|PRIVILEGED_GUEST)=y"));
  }

  /** Linux shows what it runs on; without Xen there is no such file, and no command is started. */
  private RunningXen running() {
    if (!host.readFile("/sys/hypervisor/type").orElse("").strip().equals("xen")) {
      return RunningXen.none();
    }
    try {
      return RunningXen.of(
          host.run(Command.of("xl", "info").within(XL_LIMIT))
              .orFail("ask the running Xen for its options")
              .stdout());
    } catch (
        HostFailure e) { // tools of another Xen than the running one, or none: no reason to fail
      return RunningXen.unknown(String.valueOf(e.getMessage()));
    }
  }
}
