package dom0.grubxen.grub;

import dom0.host.Host;
import dom0.module.Refused;
import java.util.List;

/** Tells by GRUB's programs how this distribution uses it. */
public final class LayoutReader {
  private static final List<String> FOLDERS = List.of("/usr/sbin/", "/usr/bin/", "/sbin/");

  private final Host host;

  public LayoutReader(Host host) {
    this.host = host;
  }

  /**
   * The layout; one without a generator where none is installed.
   *
   * @throws Refused on a system that keeps its boot options elsewhere
   */
  public GrubLayout read() {
    refuseAppliance();
    if (!program("update-grub").isEmpty()) {
      return new GrubLayout("/boot/grub", "update-grub", "grub", true);
    }
    String fedora = program("grub2-mkconfig");
    if (!fedora.isEmpty()) {
      return new GrubLayout("/boot/grub2", "grub2-mkconfig", "grub2", readsDropIns(fedora));
    }
    String upstream = program("grub-mkconfig");
    return new GrubLayout(
        "/boot/grub", upstream.isEmpty() ? "" : "grub-mkconfig", "grub", readsDropIns(upstream));
  }

  private String program(String name) {
    return FOLDERS.stream()
        .map(folder -> folder + name)
        .filter(path -> host.status(path).isPresent())
        .findFirst()
        .orElse("");
  }

  /** Only Debian's patch "default-grub-d" and its descendants do. */
  private boolean readsDropIns(String mkconfig) {
    return !mkconfig.isEmpty() && host.readFile(mkconfig).orElse("").contains("/default/grub.d");
  }

  /** They generate no grub.cfg; their own tool edits it. */
  private void refuseAppliance() {
    String release = host.readFile("/etc/os-release").orElse("");
    release
        .lines()
        .filter(line -> line.matches("ID=\"?(xcp-ng|xenserver|xenenterprise)\"?"))
        .findFirst()
        .ifPresent(
            id -> {
              throw new Refused(
                  "XCP-ng and XenServer keep Xen's options in a grub.cfg of their own (%s): use"
                          .formatted(id)
                      + " /opt/xensource/libexec/xen-cmdline --set-xen there");
            });
  }
}
