package dom0.grubxen;

/** What the machine boots when nobody chooses in GRUB's menu. */
enum BootDefault {
  XEN,
  LINUX,
  /** Whatever it is now. */
  KEEP
}
