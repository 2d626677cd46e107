package dom0.grubxen;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
record RunningXen(
    boolean present,
    String version,
    Optional<XenCommandLine> options,
    OptionalLong memoryBytes,
    OptionalInt cpus,
    String doubt) {
  private static final Pattern RELEASE = Pattern.compile("^[0-9]+\\.[0-9]+");

  static RunningXen none() {
    return without(false, "");
  }

  /** This system is a guest itself: what it boots with is not for it to say. */
  static RunningXen guest() {
    return without(false, "this system is a guest of another Xen");
  }

  static RunningXen unknown(String doubt) {
    return without(true, doubt);
  }

  /** Xen as {@code xl info} describes it: lines of a name, blanks, ":" and a value. */
  static RunningXen of(String xlInfo) {
    Optional<XenCommandLine> options = field(xlInfo, "xen_commandline").map(RunningXen::options);
    return new RunningXen(
        true,
        field(xlInfo, "xen_version").orElse(""),
        options,
        number(xlInfo, "total_memory") // in MiB
            .map(mebibytes -> OptionalLong.of(mebibytes << 20))
            .orElse(OptionalLong.empty()),
        number(xlInfo, "nr_cpus")
            .map(cpus -> OptionalInt.of(cpus.intValue()))
            .orElse(OptionalInt.empty()),
        options.isEmpty() ? "xl info shows no xen_commandline" : "");
  }

  /** "4.17" of "4.17.5"; "" when the version is not known. */
  String release() {
    Matcher matcher = RELEASE.matcher(version);
    return matcher.find() ? matcher.group() : "";
  }

  private static RunningXen without(boolean present, String doubt) {
    return new RunningXen(
        present, "", Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), doubt);
  }

  private static Optional<Long> number(String xlInfo, String name) {
    return field(xlInfo, name).filter(text -> text.matches("[0-9]{1,12}")).map(Long::parseLong);
  }

  private static Optional<String> field(String xlInfo, String name) {
    return xlInfo
        .lines()
        .filter(line -> line.matches(name + "\\s*:.*"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
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
