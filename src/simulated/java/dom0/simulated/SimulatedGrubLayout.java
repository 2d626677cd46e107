package dom0.simulated;

import java.util.Set;

/** A distribution's names for GRUB's programs and its folder. */
record SimulatedGrubLayout(String folder, boolean readsDropIns, Set<String> programs) {
  static SimulatedGrubLayout of(String name) {
    return switch (name) {
      case "debian" -> new SimulatedGrubLayout("/boot/grub", true, programs("grub", "update-grub"));
      case "fedora" ->
          new SimulatedGrubLayout("/boot/grub2", false, programs("grub2", "grub2-mkconfig"));
      case "arch" ->
          new SimulatedGrubLayout("/boot/grub", false, programs("grub", "grub-mkconfig"));
      default -> throw new AssertionError("not simulated: GRUB of " + name);
    };
  }

  private static Set<String> programs(String prefix, String generator) {
    return Set.of(
        "sh",
        generator,
        prefix + "-script-check",
        prefix + "-set-default",
        prefix + "-reboot",
        prefix + "-editenv",
        prefix + "-probe");
  }
}
