package dom0.grubxen;

import dom0.grubxen.GrubXenFound.Checks;
import dom0.grubxen.grub.BootFiles;
import dom0.grubxen.grub.GrubLayout;
import dom0.grubxen.grub.LayoutReader;
import dom0.grubxen.grub.MenuEntry;
import dom0.grubxen.grub.OneShot;
import dom0.grubxen.grub.XenLoading;
import dom0.grubxen.running.MachineReader;
import dom0.grubxen.running.RunningReader;
import dom0.grubxen.running.RunningSystem;
import dom0.grubxen.settings.Settings;
import dom0.grubxen.settings.SettingsReader;
import dom0.host.Host;
import dom0.host.NotText;
import dom0.module.Refused;
import dom0.plan.KeepCopy;
import dom0.xen.XenVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how Xen boots: files, what sh makes of the settings, and under Xen one {@code xl info}. */
final class GrubXenReader {
  private static final Pattern XEN_FILE = Pattern.compile("xen-([0-9]+\\.[0-9]+(?![0-9]).*)\\.gz");

  private final GrubXenWanted wanted;
  private final Host host;
  private final GrubLayout layout;

  private GrubXenReader(GrubXenWanted wanted, Host host) {
    this.wanted = wanted;
    this.host = host;
    this.layout = new LayoutReader(host).read();
  }

  static GrubXenFound read(GrubXenWanted wanted, Host host) {
    return new GrubXenReader(wanted, host).read();
  }

  private GrubXenFound read() {
    BootFiles boot = boot();
    List<String> kernels = host.list("/boot");
    RunningSystem running = new RunningReader(host).read();
    Settings settings = new SettingsReader(host, layout).read(wanted.converts());
    GrubXenFound found =
        new GrubXenFound(
            settings,
            boot,
            boot.menu().normalXenEntries().isEmpty() ? obstacle(kernels) : Optional.empty(),
            new XenLoading(host, layout).problem(running.xen()),
            release(boot, kernels),
            running,
            new MachineReader(host, running.xen(), hypervisor(boot)).read(),
            Checks.NONE);
    return found.with(checks(Needed.of(wanted, found), found));
  }

  private Checks checks(Needed needed, GrubXenFound found) {
    return new Checks(
        needed.trial(),
        needed.changeObstacle()
            ? new ChangeObstacle(host, found.boot()).reason()
            : Optional.empty(),
        needed.trial() == Trial.State.TO_ARM
            ? new OneShot(host, found.boot()).obstacle()
            : Optional.empty(),
        needed.copies() ? copies(found.settings()) : List.of());
  }

  private List<String> copies(Settings settings) {
    return settings.files().stream()
        .flatMap(file -> KeepCopy.newest(host, file.path()).stream())
        .toList();
  }

  private BootFiles boot() {
    return BootFiles.of(
        layout, grubCfg(), host.readFile(layout.grubEnv()), host.readFile(layout.customCfg()));
  }

  private String grubCfg() {
    try {
      return host.readFile(layout.grubCfg())
          .orElseThrow(
              () ->
                  new Refused(
                      "no %s: does this host boot with GRUB, and is /boot mounted?"
                          .formatted(layout.grubCfg())));
    } catch (NotText e) {
      throw new Refused(
          "%s is not UTF-8 text; such bytes come from /etc/default/grub, /etc/grub.d or the name of a file in /boot: mend them there and run %s"
              .formatted(e.where(), layout.generator()));
    }
  }

  /** 20_linux_xen writes nothing, and says nothing, without a Xen and a kernel that can be dom0. */
  private Optional<String> obstacle(List<String> names) {
    if (names.stream().noneMatch(name -> name.matches("xen-.*(\\.gz|\\.efi)|xen(\\.gz)?"))) {
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

  /** The release of the Xen that boots next or, failing that, of the newest that could. */
  private static String release(BootFiles boot, List<String> names) {
    String next = hypervisor(boot);
    String name = next.substring(next.lastIndexOf('/') + 1);
    return XEN_FILE.matcher(name).matches() ? newest(List.of(name)) : newest(names);
  }

  private static String hypervisor(BootFiles boot) {
    return boot.nextXenEntry().map(MenuEntry::hypervisor).orElse("");
  }

  private static String newest(List<String> names) {
    return names.stream()
        .map(XEN_FILE::matcher)
        .filter(Matcher::matches)
        .flatMap(name -> XenVersion.of(name.group(1)).stream())
        .max(Comparator.naturalOrder())
        .map(XenVersion::toString)
        .orElse("");
  }
}
