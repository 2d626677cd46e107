package dom0.simulated;

import dom0.host.CommandResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables that grub-mkconfig has after it has sourced its settings. */
final class SimulatedGrubSettings {
  private static final List<String> VARIABLES =
      List.of(
          "GRUB_CMDLINE_LINUX",
          "GRUB_CMDLINE_LINUX_DEFAULT",
          "GRUB_CMDLINE_LINUX_XEN_REPLACE",
          "GRUB_CMDLINE_LINUX_XEN_REPLACE_DEFAULT",
          "GRUB_CMDLINE_XEN",
          "GRUB_CMDLINE_XEN_DEFAULT",
          "GRUB_DEFAULT",
          "GRUB_DISABLE_SUBMENU",
          "GRUB_DISTRIBUTOR");

  private static final String SCRIPT =
      """
      set -e
      grub_warn() { echo "Warning: $1" >&2; }
      gettext() { printf %s "$1"; }
      if [ -f /etc/default/grub ]; then . /etc/default/grub; fi
      for x in /etc/default/grub.d/*.cfg; do if [ -e "$x" ]; then . "$x"; fi; done
      for v in VARIABLES; do eval "printf '%s\\0' \\"\\${$v-}\\""; done
      """
          .replace("VARIABLES", String.join(" ", VARIABLES));

  private final Map<String, String> variables = new HashMap<>();
  private final CommandResult answer;
  private final boolean exits;

  private SimulatedGrubSettings(CommandResult answer) {
    this.answer = answer;
    String[] values = answer.stdout().split("\0", -1);
    this.exits = answer.ok() && values.length != VARIABLES.size() + 1;
    for (int i = 0; answer.ok() && !exits && i < VARIABLES.size(); i++) {
      variables.put(VARIABLES.get(i), values[i]);
    }
  }

  static SimulatedGrubSettings of(SimulatedFiles files, boolean readsDropIns) {
    String script = readsDropIns ? SCRIPT : SCRIPT.replaceAll("for x in .*", "");
    return new SimulatedGrubSettings(SimulatedSh.run(List.of("sh", "-c", script), files));
  }

  String get(String variable) {
    return variables.getOrDefault(variable, "");
  }

  void set(String variable, String value) {
    variables.put(variable, value);
  }

  boolean failed() {
    return !answer.ok();
  }

  /** What sh and the files complain of. */
  CommandResult answer() {
    return answer;
  }

  /** Whether a file has ended the shell that sources it, and with it grub-mkconfig. */
  boolean exits() {
    return exits;
  }
}
