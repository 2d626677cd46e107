package dom0.simulated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables after sh has sourced /etc/default/grub and /etc/default/grub.d/*.cfg. Of sh it
 * knows comments, literal assignments, {@code exit 0} and the one script that Debian ships,
 * xen.cfg.
 */
final class SimulatedGrubSettings {
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "\\s*(?:export\\s+)?([A-Za-z_0-9]+)="
              + "(?:\"([^\"$`\\\\]*)\"|'([^']*)'|([^\\s\"'$`\\\\;&|<>()]*))\\s*(?:#.*)?");

  /** In Debian's own file; lsb_release is what says the name. */
  private static final String DISTRIBUTOR =
      "GRUB_DISTRIBUTOR=`lsb_release -i -s 2> /dev/null || echo Debian`";

  /** How the code of Debian's xen.cfg begins. */
  private static final String XEN_CFG = "if [ \"$XEN_OVERRIDE_GRUB_DEFAULT\" = \"\" ]; then";

  private final Map<String, String> variables = new HashMap<>();
  private String failure = "";
  private String warnings = "";
  private boolean exits = false;

  static SimulatedGrubSettings of(SimulatedFiles files) {
    SimulatedGrubSettings settings = new SimulatedGrubSettings();
    settings.source("/etc/default/grub", files);
    for (String name : files.list("/etc/default/grub.d")) {
      if (name.endsWith(".cfg")) {
        settings.source("/etc/default/grub.d/" + name, files);
      }
    }
    return settings;
  }

  String get(String variable) {
    return variables.getOrDefault(variable, "");
  }

  void set(String variable, String value) {
    variables.put(variable, value);
  }

  /** What sh complains of; "" when it does not. */
  String failure() {
    return failure;
  }

  String warnings() {
    return warnings;
  }

  /** Whether a file has ended the shell that sources it, and with it grub-mkconfig. */
  boolean exits() {
    return exits;
  }

  private void source(String path, SimulatedFiles files) {
    List<String> lines = files.read(path).orElse("").lines().toList();
    for (int i = 0; i < lines.size() && !exits && failure.isEmpty(); i++) {
      if (lines.get(i).equals(XEN_CFG)) {
        xenCfg();
        return;
      }
      line(path, i + 1, lines.get(i));
    }
  }

  private void line(String path, int number, String line) {
    Matcher assignment = ASSIGNMENT.matcher(line);
    if (assignment.matches()) {
      variables.put(assignment.group(1), value(assignment));
    } else if (line.equals(DISTRIBUTOR)) {
      variables.put("GRUB_DISTRIBUTOR", "Debian");
    } else if (line.equals("exit 0")) {
      exits = true;
    } else if (line.matches("[A-Z_]+\\+=.*")) {
      failure = "/usr/sbin/grub-mkconfig: %d: %s: %s: not found\n".formatted(number, path, line);
    } else if (!line.isBlank() && !line.matches("#.*|echo \"[^\"]*\" >&2")) {
      throw new AssertionError("not simulated: %s:%d: %s".formatted(path, number, line));
    }
  }

  private static String value(Matcher assignment) {
    for (int group = 2; group <= 3; group++) {
      if (assignment.group(group) != null) {
        return assignment.group(group);
      }
    }
    return String.valueOf(assignment.group(4));
  }

  private void xenCfg() {
    if (get("XEN_OVERRIDE_GRUB_DEFAULT").isEmpty()) {
      warnings = "Warning: GRUB_DEFAULT changed to boot into Xen by default!\n";
      variables.put("XEN_OVERRIDE_GRUB_DEFAULT", "1");
    }
    if (get("XEN_OVERRIDE_GRUB_DEFAULT").equals("1")) {
      variables.put("GRUB_DEFAULT", get("GRUB_DISTRIBUTOR") + " GNU/Linux, with Xen hypervisor");
    }
  }
}
