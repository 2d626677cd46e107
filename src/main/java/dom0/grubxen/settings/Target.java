package dom0.grubxen.settings;

import dom0.grubxen.grub.GrubLayout;

/**
 * The file that is to be changed.
 *
 * @param path the file; where {@code isAuto}, the one that takes what no file sets yet
 * @param isAuto whether a line is changed in whatever file sets it last
 */
public record Target(String path, boolean isAuto) {
  private static final String HEADER =
      "# Written by grub_xen of dom0.xen; sourced by grub-mkconfig after /etc/default/grub.\n";

  /** The file; a new one when it is not there. */
  SettingsFile file(Settings settings) {
    return settings
        .file(path)
        .orElseGet(
            () -> new SettingsFile(path, path.startsWith(GrubLayout.DROP_INS + "/") ? HEADER : ""));
  }

  /** The folder that a file is in. */
  static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}
