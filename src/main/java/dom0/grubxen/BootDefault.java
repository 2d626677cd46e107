package dom0.grubxen;

import java.util.Locale;

/** What the machine boots when nobody chooses in GRUB's menu. */
enum BootDefault {
  XEN,
  LINUX,
  /** Whatever it is now. */
  KEEP;

  /** The word in playbooks. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
