package dom0.grubxen.running;

import dom0.grubxen.option.KernelCommandLine;
import dom0.host.Command;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.xen.XlInfo;
import java.util.List;

/** Reads what runs now. */
public final class RunningReader {
  /** XENFEAT_dom0: this system controls the machine (Xen's public/features.h). */
  private static final int DOM0_FEATURE = 11;

  private final Host host;

  public RunningReader(Host host) {
    this.host = host;
  }

  public RunningSystem read() {
    List<String> upgraded =
        text("/run/reboot-required.pkgs")
            .lines()
            .filter(line -> line.startsWith("xen-hypervisor"))
            .distinct()
            .toList();
    return new RunningSystem(
        xen(),
        KernelCommandLine.parse(text("/proc/cmdline").strip()).texts(),
        text("/proc/sys/kernel/osrelease").strip(),
        text("/proc/sys/kernel/random/boot_id").strip(),
        upgraded);
  }

  private String text(String path) {
    return host.readFile(path).orElse("");
  }

  /** Linux shows what it runs on; without Xen there is no such file, and no command is started. */
  private RunningXen xen() {
    if (!text("/sys/hypervisor/type").strip().equals("xen")) {
      return RunningXen.none();
    }
    if (isGuest(text("/sys/hypervisor/properties/features").strip())) {
      return RunningXen.guest();
    }
    try {
      return RunningXen.of(
          XlInfo.parse(
              host.run(Command.of("xl", "info"))
                  .orFail("ask the running Xen for its options")
                  .stdout()));
    } catch (
        HostFailure e) { // tools of another Xen than the running one, or none: no reason to fail
      return RunningXen.unknown(String.valueOf(e.getMessage()));
    }
  }

  /** Hexadecimal; where Linux does not tell, it is taken for dom0, as xenfs may be mounted late. */
  private static boolean isGuest(String features) {
    return features.matches("[0-9a-fA-F]{1,16}")
        && (Long.parseUnsignedLong(features, 16) >> DOM0_FEATURE & 1) == 0;
  }
}
