package dom0.xeninfo;

import dom0.host.Command;
import dom0.host.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is told of the packages of Xen: which version is installed, and which apt would install. */
final class PackageFacts {
  /** dpkg keeps a list of its files here for each package. */
  private static final String INSTALLED = "/var/lib/dpkg/info";

  private static final Pattern LIST =
      Pattern.compile("(xen-(?:hypervisor|utils)-[0-9][^:]*|linux-image-[^:]*)(?::[^.]*)?[.]list");
  private static final Pattern POLICY =
      Pattern.compile("(?m)^(\\S+):\\n  Installed: ([0-9]\\S*)\\n  Candidate: (\\S+)$");

  private PackageFacts() {}

  /**
   * Asks apt for all by one command; its words are English, since each program has LC_ALL=C.UTF-8.
   * Of a package that was removed and has files of its configuration left it says "(none)".
   */
  static List<Map<String, Object>> of(Host host) {
    List<String> command = new ArrayList<>(List.of("apt-cache", "policy"));
    for (String file : host.list(INSTALLED)) {
      Matcher list = LIST.matcher(file);
      if (list.matches()) {
        command.add(list.group(1));
      }
    }
    if (command.size() == 2) { // apt would tell of all that there is
      return List.of();
    }
    String policy = host.run(Command.of(command)).orFail("ask apt for versions").stdout();
    return POLICY
        .matcher(policy)
        .results()
        .map(it -> shown(it.group(1), it.group(2), it.group(3)))
        .toList();
  }

  private static Map<String, Object> shown(String name, String installed, String candidate) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", name);
    shown.put("installed", installed);
    shown.put("candidate", candidate);
    shown.put("upgradable", !candidate.equals(installed) && !candidate.equals("(none)"));
    return shown;
  }
}
