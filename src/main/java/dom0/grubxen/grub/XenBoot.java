package dom0.grubxen.grub;

import dom0.grubxen.option.XenCommandLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an entry boots that starts Xen. The lines of GRUB 2.06:
 *
 * <pre>
 * multiboot2 /boot/xen-4.17-amd64.gz placeholder  dom0_mem=4G ${xen_rm_opts}
 * module2 /boot/vmlinuz-6.1.0-56-amd64 placeholder root=UUID=... ro  quiet
 * </pre>
 *
 * @param hypervisorLine the line that loads Xen
 * @param hypervisor the file of the hypervisor
 * @param options what Xen is started with
 * @param kernelLine the first module behind it; "" for none
 * @param kernel the file of dom0's kernel; "" for none
 * @param kernelWords what dom0's kernel is started with, "root=... ro" included
 */
public record XenBoot(
    String hypervisorLine,
    String hypervisor,
    XenCommandLine options,
    String kernelLine,
    String kernel,
    List<String> kernelWords) {
  private static final Pattern XEN_LINE =
      Pattern.compile("(multiboot2?|xen_hypervisor)\\s+\\S*/xen[^/\\s]*(\\s.*)?");
  private static final Pattern MODULE_LINE =
      Pattern.compile("(module2?|xen_module)\\s+(?!--)\\S+(\\s.*)?");

  public XenBoot {
    kernelWords = List.copyOf(kernelWords);
  }

  /** What an entry's commands boot; empty if they do not start Xen. */
  static Optional<XenBoot> of(List<String> commands) {
    return line(commands, XEN_LINE).map(xen -> of(xen, line(commands, MODULE_LINE).orElse("")));
  }

  private static XenBoot of(String xen, String module) {
    List<String> xenWords = GrubWords.ofCommand(xen);
    List<String> moduleWords = GrubWords.ofCommand(module);
    return new XenBoot(
        xen,
        file(xenWords),
        XenCommandLine.of(options(xenWords)),
        module,
        file(moduleWords),
        options(moduleWords));
  }

  private static Optional<String> line(List<String> commands, Pattern form) {
    return commands.stream().filter(form.asMatchPredicate()).findFirst();
  }

  private static String file(List<String> words) {
    return words.size() > 1 ? words.get(1) : "";
  }

  private static List<String> options(List<String> words) {
    int first = words.size() > 2 && words.get(2).equals("placeholder") ? 3 : 2;
    return words.stream().skip(first).filter(word -> !word.equals(MenuEntry.XEN_RM_OPTS)).toList();
  }
}
