package dom0.grubxen.running;

import java.util.List;

/**
 * What runs now.
 *
 * @param kernelWords what the kernel was booted with (/proc/cmdline)
 * @param kernel its release, such as "6.1.0-56-amd64"
 * @param bootId of this boot and no other (/proc/sys/kernel/random/boot_id)
 * @param upgraded packages of the hypervisor that ask for a reboot (/run/reboot-required.pkgs)
 */
public record RunningSystem(
    RunningXen xen, List<String> kernelWords, String kernel, String bootId, List<String> upgraded) {
  public RunningSystem {
    kernelWords = List.copyOf(kernelWords);
    upgraded = List.copyOf(upgraded);
  }
}
