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
 */
public record MenuEntry(
    String title, String id, String generator, List<MenuEntry> children, List<String> body) {
  /** GRUB fills it in at boot: "no-real-mode edd=off" on EFI, nothing on a BIOS. */
  public static final String XEN_RM_OPTS = "${xen_rm_opts}";

  /** 20_linux_xen adds it to the entries of a Xen with a security policy. */
  public static final String XSM = "flask=enforcing";

  private static final Pattern XEN_LINE =
      Pattern.compile("(multiboot2?|xen_hypervisor)\\s+\\S*/xen[^/\\s]*(\\s.*)?");
  private static final Pattern MODULE_LINE =
      Pattern.compile("(module2?|xen_module)\\s+(?!--)\\S+(\\s.*)?");
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
    return hypervisorLine().isPresent();
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

  /**
   * What Xen is started with. The line of GRUB 2.06:
   *
   * <pre>multiboot2 /boot/xen-4.17-amd64.gz placeholder  dom0_mem=4G ${xen_rm_opts}</pre>
   */
  public XenCommandLine xenCommandLine() {
    return XenCommandLine.of(options(hypervisorLine()));
  }

  /**
   * What dom0's kernel is started with, "root=... ro" included. The line of GRUB 2.06:
   *
   * <pre>module2 /boot/vmlinuz-6.1.0-56-amd64 placeholder root=UUID=... ro  quiet</pre>
   */
  public List<String> kernelWords() {
    return options(kernelLine());
  }

  private static List<String> options(Optional<String> line) {
    List<String> words = line.map(GrubWords::ofCommand).orElse(List.of());
    int first = words.size() > 2 && words.get(2).equals("placeholder") ? 3 : 2;
    return words.stream().skip(first).filter(word -> !word.equals(XEN_RM_OPTS)).toList();
  }

  /** The file of the hypervisor, such as "/boot/xen-4.17-amd64.gz"; "" for none. */
  public String hypervisor() {
    return file(hypervisorLine());
  }

  /** The file of dom0's kernel, such as "/boot/vmlinuz-6.1.0-56-amd64"; "" for none. */
  public String kernel() {
    return file(kernelLine());
  }

  private static String file(Optional<String> line) {
    return line.map(GrubWords::ofCommand)
        .filter(it -> it.size() > 1)
        .map(it -> it.get(1))
        .orElse("");
  }

  public Optional<String> hypervisorLine() {
    return body.stream().filter(XEN_LINE.asMatchPredicate()).findFirst();
  }

  /** The first module behind the hypervisor. */
  public Optional<String> kernelLine() {
    return isXen()
        ? body.stream().filter(MODULE_LINE.asMatchPredicate()).findFirst()
        : Optional.empty();
  }
}
