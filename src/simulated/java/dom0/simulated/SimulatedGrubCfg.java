package dom0.simulated;

import java.util.Comparator;
import java.util.List;

/** The grub.cfg that GRUB 2.06's scripts in /etc/grub.d write on Debian 12, without graphics. */
final class SimulatedGrubCfg {
  private static final String UUID = "2daa681e-fa25-4b9f-9780-829f4a55dd7d";

  private final SimulatedGrubSettings settings;
  private final List<String> kernels;
  private final List<String> xens;
  private final SimulatedFiles files;
  private final String os;
  private final boolean submenus;
  private final StringBuilder text = new StringBuilder();

  SimulatedGrubCfg(SimulatedGrubSettings settings, SimulatedFiles files) {
    this.settings = settings;
    this.files = files;
    this.kernels = newest("vmlinuz-");
    this.xens = newest("xen-");
    String distributor = settings.get("GRUB_DISTRIBUTOR");
    this.os = distributor.isEmpty() ? "GNU/Linux" : distributor + " GNU/Linux";
    this.submenus = !List.of("y", "yes", "true").contains(settings.get("GRUB_DISABLE_SUBMENU"));
  }

  private List<String> newest(String prefix) {
    return files.list("/boot").stream()
        .filter(name -> name.startsWith(prefix) && !name.endsWith(".config"))
        .map(name -> name.substring(prefix.length()).replaceFirst("\\.gz$", ""))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  String text() {
    section("00_header", this::header);
    section("10_linux", this::linux);
    section("20_linux_xen", this::linuxXen);
    section("30_os-prober", () -> {});
    section("40_custom", () -> {});
    section("41_custom", this::custom);
    return text.toString();
  }

  private void section(String script, Runnable content) {
    add("### BEGIN /etc/grub.d/%s ###", script);
    content.run();
    add("### END /etc/grub.d/%s ###\n", script);
  }

  private void add(String format, Object... values) {
    text.append(format.formatted(values)).append('\n');
  }

  private void custom() {
    add("if [ -f  ${config_directory}/custom.cfg ]; then");
    add("  source ${config_directory}/custom.cfg");
    add("fi");
  }

  private void header() {
    String chosen = settings.get("GRUB_DEFAULT");
    add("if [ \"${next_entry}\" ] ; then");
    add("   set default=\"${next_entry}\"");
    add("else");
    add(
        "   set default=\"%s\"",
        chosen.isEmpty() ? "0" : chosen.equals("saved") ? "${saved_entry}" : chosen);
    add("fi");
  }

  private void linux() {
    if (kernels.isEmpty()) {
      return;
    }
    if (submenus) {
      linuxEntry(os, kernels.get(0), "simple");
      add(
          "submenu 'Advanced options for %s' $menuentry_id_option 'gnulinux-advanced-%s' {",
          os, UUID);
    }
    for (String kernel : kernels) {
      linuxEntry(os + ", with Linux " + kernel, kernel, "advanced");
      linuxEntry(os + ", with Linux " + kernel + " (recovery mode)", kernel, "recovery");
    }
    if (submenus) {
      add("}");
    }
  }

  private void linuxEntry(String title, String kernel, String kind) {
    add(
        "menuentry '%s' --class gnu-linux $menuentry_id_option '%s' {",
        title, id("", kernel, kind));
    add("\techo\t'Loading Linux %s ...'", kernel);
    add("\tlinux\t/boot/vmlinuz-%s root=UUID=%s ro%s", kernel, UUID, linuxOptions(kind));
    add("\tinitrd\t/boot/initrd.img-%s", kernel);
    add("}");
  }

  private static String id(String xen, String kernel, String kind) {
    String middle = kind.equals("simple") ? "" : kernel + "-";
    return "%sgnulinux-%s%s-%s".formatted(xen, middle, kind, UUID);
  }

  private String linuxOptions(String kind) {
    String all = settings.get("GRUB_CMDLINE_LINUX");
    return kind.equals("recovery")
        ? " single " + all
        : " " + all + " " + settings.get("GRUB_CMDLINE_LINUX_DEFAULT");
  }

  private String dom0Options(String kind) {
    String all = replaced("GRUB_CMDLINE_LINUX_XEN_REPLACE", "GRUB_CMDLINE_LINUX");
    return kind.equals("recovery")
        ? " single " + all
        : " "
            + all
            + " "
            + replaced("GRUB_CMDLINE_LINUX_XEN_REPLACE_DEFAULT", "GRUB_CMDLINE_LINUX_DEFAULT");
  }

  private String replaced(String replacement, String standard) {
    return settings.get(settings.get(replacement).isEmpty() ? standard : replacement);
  }

  private void linuxXen() {
    List<String> able = kernels.stream().filter(this::canBeDom0).toList();
    if (xens.isEmpty() || able.isEmpty()) {
      return;
    }
    if (submenus) {
      xenEntry(os + ", with Xen hypervisor", xens.get(0), able.get(0), "simple");
      add(
          "submenu 'Advanced options for %s (with Xen hypervisor)'"
              + " $menuentry_id_option 'gnulinux-advanced-%s' {",
          os, UUID);
    }
    xens.forEach(xen -> xenEntries(xen, able));
    if (submenus) {
      add("}");
    }
  }

  private boolean canBeDom0(String kernel) {
    String config = files.read("/boot/config-" + kernel).orElse("");
    return config.lines().anyMatch("CONFIG_XEN_DOM0=y"::equals);
  }

  private void xenEntries(String xen, List<String> able) {
    if (submenus) {
      add(
          "submenu 'Xen hypervisor, version %s' $menuentry_id_option 'xen-hypervisor-%s-%s' {",
          xen, xen, UUID);
    }
    for (String kernel : able) {
      String title = os + ", with Xen " + xen + " and Linux " + kernel;
      xenEntry(title, xen, kernel, "advanced");
      xenEntry(title + " (recovery mode)", xen, kernel, "recovery");
    }
    if (submenus) {
      add("}");
    }
  }

  private void xenEntry(String title, String xen, String kernel, String kind) {
    String options = settings.get("GRUB_CMDLINE_XEN");
    options += kind.equals("recovery") ? "" : " " + settings.get("GRUB_CMDLINE_XEN_DEFAULT");
    add(
        "menuentry '%s' --class gnu-linux --class xen $menuentry_id_option '%s' {",
        title, id("xen-", kernel, kind));
    add("\techo\t'Loading Xen %s ...'", xen);
    add("\tif [ \"$grub_platform\" = \"pc\" -o \"$grub_platform\" = \"\" ]; then");
    add("\t    xen_rm_opts=");
    add("\telse");
    add("\t    xen_rm_opts=\"no-real-mode edd=off\"");
    add("\tfi");
    add("\tmultiboot2\t/boot/xen-%s.gz placeholder %s ${xen_rm_opts}", xen, options);
    add(
        "\tmodule2\t/boot/vmlinuz-%s placeholder root=UUID=%s ro%s",
        kernel, UUID, dom0Options(kind));
    add("\tmodule2\t--nounzip   /boot/initrd.img-%s", kernel);
    add("}");
  }
}
