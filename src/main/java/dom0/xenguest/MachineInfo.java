package dom0.xenguest;

import dom0.host.Host;
import dom0.host.HostFailure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code xl info} tells of the host. */
record MachineInfo(String text) {
  static MachineInfo of(Host host) {
    return new MachineInfo(host.run(Xl.info()).orFail("ask Xen about this host").stdout());
  }

  private Optional<String> value(String key) {
    Matcher matcher = Pattern.compile("(?m)^" + key + " +: (.*)$").matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }

  private Optional<Long> number(String key) {
    return value(key).filter(is -> is.matches("[0-9]{1,9}")).map(Long::valueOf);
  }

  Optional<Long> cpus() {
    return number("nr_cpus");
  }

  /**
   * The memory that Xen can give to a guest, in MiB. Empty where Xen was not told how much dom0
   * gets: xl then shrinks dom0 for a guest (autoballoon).
   */
  Optional<Long> freeMib() {
    if (!value("xen_commandline").orElse("").contains("dom0_mem=")) {
      return Optional.empty();
    }
    return Optional.of(
        number("free_memory")
            .orElseThrow(() -> new HostFailure("xl info does not tell the free memory")));
  }

  /** Memory that xl would take from dom0 for a guest that needs so much, in MiB. */
  long lacking(long needed) {
    return freeMib().isPresent() ? 0 : Math.max(0, needed - number("free_memory").orElse(needed));
  }

  /** Whether it can run guests of type pvh and hvm. */
  boolean virtualises() {
    return value("virt_caps").map(caps -> (" " + caps + " ").contains(" hvm ")).orElse(true);
  }
}
