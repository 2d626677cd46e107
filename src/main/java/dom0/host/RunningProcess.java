package dom0.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process of this host, as proc(5) shows it. What even root may not see of it, as of one in
 * another container, or what is gone by now, is nothing.
 */
public record RunningProcess(Host host, String pid) {
  private static final String GONE = " (deleted)";

  /** All of them. */
  public static List<RunningProcess> all(Host host) {
    List<RunningProcess> all = new ArrayList<>();
    for (String name : host.list("/proc")) {
      if (Character.isDigit(name.charAt(0))) {
        all.add(new RunningProcess(host, name));
      }
    }
    return all;
  }

  /** The words of its command line. */
  public List<String> argv() {
    try {
      return List.of(host.readFile(folder() + "/cmdline").orElse("").split("\0", -1));
    } catch (HostFailure e) { // no UTF-8
      return List.of("");
    }
  }

  /** The file of its program, also where an upgrade has replaced that since; "" if not known. */
  public String program() {
    return link("exe").orElse("");
  }

  /** What it writes its standard output to. */
  public Optional<String> output() {
    return link("fd/1");
  }

  /** What a symbolic link among its files says, by the name of what may be removed since. */
  public Optional<String> link(String name) {
    try {
      return host.linkTarget(folder() + "/" + name).map(RunningProcess::withoutDeletedSuffix);
    } catch (HostFailure e) {
      return Optional.empty();
    }
  }

  private String folder() {
    return "/proc/" + pid;
  }

  private static String withoutDeletedSuffix(String target) {
    return target.endsWith(GONE) ? target.substring(0, target.length() - GONE.length()) : target;
  }
}
