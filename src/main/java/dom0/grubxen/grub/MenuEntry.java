package dom0.grubxen.grub;

import dom0.grubxen.option.XenCommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An entry or a submenu of GRUB's menu.
 *
 * @param id "" when it has none
 * @param generator the script of /etc/grub.d that wrote it
 * @param children those of a submenu
 * @param body the commands of an entry
 * @param xen what they start, if that is Xen
 */
public record MenuEntry(
    String title,
    String id,
    String generator,
    List<MenuEntry> children,
    List<String> body,
    Optional<XenBoot> xen) {
  /** GRUB fills it in at boot: "no-real-mode edd=off" on EFI, nothing on a BIOS. */
  public static final String XEN_RM_OPTS = "${xen_rm_opts}";

  /** 20_linux_xen adds it to the entries of a Xen with a security policy. */
  public static final String XSM = "flask=enforcing";

  private static final XenCommandLine NONE = new XenCommandLine(List.of());
  private static final Pattern LINUX_LINE = Pattern.compile("linux(16|efi)?\\s.*");

  public MenuEntry {
    children = List.copyOf(children);
    body = List.copyOf(body);
  }

  /** This entry, or all entries below this submenu. */
  List<MenuEntry> entries() {
    if (children.isEmpty()) {
      return List.of(this);
    }
    List<MenuEntry> entries = new ArrayList<>();
    children.forEach(child -> entries.addAll(child.entries()));
    return entries;
  }

  public boolean isXen() {
    return xen.isPresent();
  }

  /** Whether it boots Linux without Xen. */
  public boolean isLinux() {
    return !isXen() && body.stream().anyMatch(LINUX_LINE.asMatchPredicate());
  }

  /** Whether GRUB's generator wrote it for Xen, for recovery or not. */
  boolean isGeneratedXen() {
    return isXen() && generator.contains("linux_xen");
  }

  public boolean isRecovery() {
    return id.contains("-recovery-") || title.endsWith("(recovery mode)");
  }

  /** Whether it is one that every option of GRUB_CMDLINE_XEN_DEFAULT must have reached. */
  public boolean isNormalXen() {
    return isGeneratedXen() && !isRecovery();
  }

  /** What Xen is started with; nothing where it is not. */
  public XenCommandLine xenCommandLine() {
    return xen.map(XenBoot::options).orElse(NONE);
  }

  /** What dom0's kernel is started with. */
  public List<String> kernelWords() {
    return xen.map(XenBoot::kernelWords).orElse(List.of());
  }

  /** The file of the hypervisor, such as "/boot/xen-4.17-amd64.gz"; "" for none. */
  public String hypervisor() {
    return xen.map(XenBoot::hypervisor).orElse("");
  }

  /** The file of dom0's kernel, such as "/boot/vmlinuz-6.1.0-56-amd64"; "" for none. */
  public String kernel() {
    return xen.map(XenBoot::kernel).orElse("");
  }
}
