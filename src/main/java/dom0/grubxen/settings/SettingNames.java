package dom0.grubxen.settings;

import java.util.List;

/**
 * The variables of grub-mkconfig that decide how Xen boots (20_linux_xen, and Debian's xen.cfg).
 */
public final class SettingNames {
  /** Hypervisor options of every Xen entry, the recovery entries included. */
  public static final String XEN = "GRUB_CMDLINE_XEN";

  /** Hypervisor options of the Xen entries that are not for recovery. */
  public static final String XEN_DEFAULT = "GRUB_CMDLINE_XEN_DEFAULT";

  /** Kernel options of every Linux, and of dom0 where LINUX_REPLACE is empty. */
  static final String LINUX = "GRUB_CMDLINE_LINUX";

  /** Kernel options of the entries that are not for recovery, as LINUX. */
  static final String LINUX_DEFAULT = "GRUB_CMDLINE_LINUX_DEFAULT";

  /** Kernel options of dom0, instead of LINUX. */
  static final String LINUX_REPLACE = "GRUB_CMDLINE_LINUX_XEN_REPLACE";

  /** Kernel options of dom0, instead of LINUX_DEFAULT. */
  static final String LINUX_REPLACE_DEFAULT = "GRUB_CMDLINE_LINUX_XEN_REPLACE_DEFAULT";

  /** The default entry: its id, title or number, or "saved". */
  public static final String DEFAULT = "GRUB_DEFAULT";

  /** Whether Debian's xen.cfg makes Xen's title the DEFAULT: 1 does, and so does none. */
  public static final String OVERRIDE = "XEN_OVERRIDE_GRUB_DEFAULT";

  /** y puts all entries on the first level, and leaves out the short Xen entry. */
  public static final String DISABLE_SUBMENU = "GRUB_DISABLE_SUBMENU";

  /** false lets os-prober look for other systems. */
  public static final String NO_OS_PROBER = "GRUB_DISABLE_OS_PROBER";

  /** What titles begin with. */
  public static final String DISTRIBUTOR = "GRUB_DISTRIBUTOR";

  /** The variables that end up in the lines of an entry for Xen. */
  public static final List<String> OF_XEN_ENTRIES =
      List.of(XEN, XEN_DEFAULT, LINUX, LINUX_DEFAULT, LINUX_REPLACE, LINUX_REPLACE_DEFAULT);

  private SettingNames() {}
}
