package dom0.grubxen;

import dom0.module.Choice;

/** What the machine boots when nobody chooses in GRUB's menu. */
enum BootDefault implements Choice {
  XEN,
  LINUX,
  /** Whatever it is now. */
  KEEP
}
