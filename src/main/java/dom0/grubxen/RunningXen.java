package dom0.grubxen;

import java.util.Optional;

/**
 * The hypervisor below this system.
 *
 * @param present whether there is one
 * @param version "" when it is not known
 * @param options what it was booted with; empty when that is not known
 * @param doubt why something is not known; "" when all is
 */
record RunningXen(boolean present, String version, Optional<XenCommandLine> options, String doubt) {

  static RunningXen none() {
    return new RunningXen(false, "", Optional.empty(), "");
  }

  static RunningXen unknown(String doubt) {
    return new RunningXen(true, "", Optional.empty(), doubt);
  }

  /** Xen as {@code xl info} describes it: lines of a name, blanks, ":" and a value. */
  static RunningXen of(String xlInfo) {
    Optional<XenCommandLine> options = field(xlInfo, "xen_commandline").map(RunningXen::options);
    return new RunningXen(
        true,
        field(xlInfo, "xen_version").orElse(""),
        options,
        options.isEmpty() ? "xl info shows no xen_commandline" : "");
  }

  private static Optional<String> field(String xlInfo, String name) {
    return xlInfo
        .lines()
        .filter(line -> line.matches(name + "\\s*:.*"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  /** GRUB's scripts add words that are nobody's wish: "placeholder ... no-real-mode edd=off". */
  private static XenCommandLine options(String line) {
    XenCommandLine all = XenCommandLine.parse(line);
    return new XenCommandLine(
        all.words().stream()
            .filter(word -> !word.text().matches("placeholder|no-real-mode|edd=off"))
            .toList());
  }
}
