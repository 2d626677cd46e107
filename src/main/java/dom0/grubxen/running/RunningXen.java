package dom0.grubxen.running;

import dom0.grubxen.option.XenCommandLine;
import dom0.xen.XenVersion;
import dom0.xen.XlInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The hypervisor below this system.
 *
 * @param present whether there is one
 * @param version "" when it is not known
 * @param options what it was booted with; empty when that is not known
 * @param memoryBytes all that the machine has
 * @param cpus all that the machine has
 * @param doubt why something is not known; "" when all is
 */
public record RunningXen(
    boolean present,
    String version,
    Optional<XenCommandLine> options,
    OptionalLong memoryBytes,
    OptionalInt cpus,
    String doubt) {
  public static RunningXen none() {
    return without(false, "");
  }

  /** This system is a guest itself: what it boots with is not for it to say. */
  static RunningXen guest() {
    return without(false, "this system is a guest of another Xen");
  }

  static RunningXen unknown(String doubt) {
    return without(true, doubt);
  }

  /** Xen as {@code xl info} describes it. */
  static RunningXen of(XlInfo info) {
    Optional<XenCommandLine> options = info.text("xen_commandline").map(RunningXen::options);
    return new RunningXen(
        true,
        info.text("xen_version").orElse(""),
        options,
        info.number("total_memory") // in MiB
            .map(mebibytes -> OptionalLong.of(mebibytes << 20))
            .orElse(OptionalLong.empty()),
        info.number("nr_cpus")
            .map(cpus -> OptionalInt.of(cpus.intValue()))
            .orElse(OptionalInt.empty()),
        options.isEmpty() ? "xl info shows no xen_commandline" : "");
  }

  /** "4.17" of "4.17.5"; "" when the version is not known. */
  public String release() {
    return XenVersion.of(version).map(XenVersion::toString).orElse("");
  }

  private static RunningXen without(boolean present, String doubt) {
    return new RunningXen(
        present, "", Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), doubt);
  }

  /**
   * Without the word that GRUB's scripts put first for nobody to read. The others that they add on
   * EFI, "no-real-mode edd=off", are in force like any.
   */
  private static XenCommandLine options(String line) {
    List<String> all = XenCommandLine.parse(line).texts();
    return XenCommandLine.of(all.stream().filter(word -> !word.equals("placeholder")).toList());
  }
}
