package dom0.program;

import dom0.json.Json;

/**
 * How a module was called.
 *
 * @param check tell what would change, change nothing
 * @param diff show what changes
 * @param verbosity how many v's ansible-playbook was given
 * @param noLog the task is marked {@code no_log}: values stay out of the result
 */
record Mode(boolean check, boolean diff, int verbosity, boolean noLog) {
  /** From which verbosity on a result holds the arguments: Ansible shows them at -vvv. */
  private static final int SHOWS_ARGUMENTS = 3;

  /** As Ansible says it in the arguments, beside what was said on the command line. */
  static Mode of(Json arguments, boolean check, boolean diff) {
    return new Mode(
        check || isTrue(arguments, "_ansible_check_mode"),
        diff || isTrue(arguments, "_ansible_diff"),
        verbosity(arguments.get("_ansible_verbosity").textOrEmpty()),
        isTrue(arguments, "_ansible_no_log"));
  }

  boolean showsCommands() {
    return !noLog;
  }

  boolean showsDiffs() {
    return diff && !noLog;
  }

  boolean showsArguments() {
    return verbosity >= SHOWS_ARGUMENTS && !noLog;
  }

  private static boolean isTrue(Json arguments, String name) {
    return arguments.get(name).textOrEmpty().equalsIgnoreCase("true");
  }

  private static int verbosity(String text) {
    return text.matches("[0-9]") ? Integer.parseInt(text) : 0;
  }
}
