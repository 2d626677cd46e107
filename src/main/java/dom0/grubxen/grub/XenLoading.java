package dom0.grubxen.grub;

import dom0.grubxen.running.RunningXen;
import dom0.host.Host;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether GRUB on this machine can load Xen at all. Where it cannot, it says so at boot and then
 * waits in its menu for ever.
 */
public final class XenLoading {
  private static final String EFI = "/sys/firmware/efi";

  /** EFI's variables: four bytes of attributes, then the value. */
  private static final String SECURE_BOOT =
      EFI + "/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";

  /** shim's, 1 after {@code mokutil --disable-validation}: GRUB then checks nothing. */
  private static final String UNCHECKED =
      EFI + "/efivars/MokSBStateRT-605dab50-e046-4300-abb6-3dd810dd8b23";

  /** What 20_linux_xen has GRUB insert, by the platform that grub-install has installed. */
  private static final Map<String, String> MODULES =
      Map.of(
          "x86_64-efi", "multiboot2.mod",
          "i386-efi", "multiboot2.mod",
          "arm64-efi", "xen_boot.mod");

  private final Host host;
  private final GrubLayout layout;

  public XenLoading(Host host, GrubLayout layout) {
    this.host = host;
    this.layout = layout;
  }

  /** What is in the way; nothing of a Xen that runs, since that one was loaded. */
  public Optional<String> problem(RunningXen running) {
    return running.present() || host.status(EFI).isEmpty()
        ? Optional.empty()
        : secureBoot().or(this::module);
  }

  /** GRUB's lockdown forbids multiboot2 (grub-core/kern/lockdown.c), and signed ones lack it. */
  private Optional<String> secureBoot() {
    return isOne(SECURE_BOOT) && !isOne(UNCHECKED)
        ? Optional.of(
            "Secure Boot is on, and with it GRUB loads no Xen and waits in its menu: turn it off in"
                + " the firmware's setup, or have shim check nothing (mokutil --disable-validation)")
        : Optional.empty();
  }

  private boolean isOne(String variable) {
    return host.readFile(variable).filter(it -> it.length() == 5 && it.charAt(4) == 1).isPresent();
  }

  /** A GRUB that keeps no modules in /boot has all of its own in one file: that cannot be told. */
  private Optional<String> module() {
    List<String> platforms = host.list(layout.folder());
    return MODULES.entrySet().stream()
        .filter(it -> platforms.contains(it.getKey()))
        .map(it -> layout.folder() + "/" + it.getKey() + "/" + it.getValue())
        .filter(path -> host.status(path).isEmpty())
        .findFirst()
        .map(
            path ->
                "GRUB needs its module %s to load Xen, and it is not there: run grub-install"
                    .formatted(path));
  }
}
