package dom0.grubxen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry or a submenu of GRUB's menu.
 *
 * @param id "" when it has none
 * @param generator the script of /etc/grub.d that wrote it
 * @param children those of a submenu
 * @param body the commands of an entry
 */
record MenuEntry(
    String title, String id, String generator, List<MenuEntry> children, List<String> body) {
  MenuEntry {
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

  boolean isXen() {
    return hypervisorLine().isPresent();
  }

  /** Whether it boots Linux without Xen. */
  boolean isLinux() {
    return !isXen() && body.stream().anyMatch(line -> line.matches("linux(16|efi)?\\s.*"));
  }

  /** Whether it is one that every option of GRUB_CMDLINE_XEN_DEFAULT must have reached. */
  boolean isNormalXen() {
    return isXen()
        && generator.contains("linux_xen")
        && !id.contains("-recovery-")
        && !title.endsWith("(recovery mode)");
  }

  /**
   * What Xen is started with. The line of GRUB 2.06:
   *
   * <pre>multiboot2 /boot/xen-4.17-amd64.gz placeholder  dom0_mem=4G ${xen_rm_opts}</pre>
   */
  XenCommandLine xenCommandLine() {
    String options =
        hypervisorLine().orElse("").replaceFirst("\\S+\\s+\\S+", "").replace("${xen_rm_opts}", "");
    return XenCommandLine.parse(options.replaceFirst("^\\s*placeholder(?=\\s|$)", ""));
  }

  private Optional<String> hypervisorLine() {
    return body.stream()
        .filter(line -> line.matches("(multiboot2?|xen_hypervisor)\\s+\\S*/xen[^/\\s]*(\\s.*)?"))
        .findFirst();
  }
}
