package dom0.xenguest.xl;

import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.xen.XlInfo;
import java.util.Optional;

/** What a host has for guests. */
public record MachineInfo(XlInfo info) {
  public static MachineInfo of(Host host) {
    return new MachineInfo(
        XlInfo.parse(host.run(Xl.info()).orFail("ask Xen about this host").stdout()));
  }

  public Optional<Long> cpus() {
    return info.number("nr_cpus");
  }

  /**
   * The memory that Xen can give to a guest, in MiB. Empty where Xen was not told how much dom0
   * gets: xl then shrinks dom0 for a guest (autoballoon).
   */
  public Optional<Long> freeMib() {
    if (!info.text("xen_commandline").orElse("").contains("dom0_mem=")) {
      return Optional.empty();
    }
    return Optional.of(
        info.number("free_memory")
            .orElseThrow(() -> new HostFailure("xl info does not say how much memory is free")));
  }

  /** Memory that xl would take from dom0 for a guest that needs so much, in MiB. */
  public long lacking(long needed) {
    long free = info.number("free_memory").orElse(needed);
    return freeMib().isPresent() ? 0 : Math.max(0, needed - free);
  }

  /** Whether it can run guests of type pvh and hvm. */
  public boolean virtualises() {
    return info.text("virt_caps").map(caps -> (" " + caps + " ").contains(" hvm ")).orElse(true);
  }
}
