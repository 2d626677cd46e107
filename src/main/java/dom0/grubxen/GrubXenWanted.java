package dom0.grubxen;

import dom0.grubxen.option.WantedKernelOption;
import dom0.grubxen.option.WantedOption;
import dom0.grubxen.settings.Target;
import java.util.List;

/**
 * How Xen shall boot.
 *
 * @param options the hypervisor options that are managed
 * @param dom0Options the options of dom0's kernel that are managed
 * @param bootDefault what boots when nobody chooses
 * @param rules how the options are set
 * @param trial whether they are to be tried in one boot first
 * @param update whether grub.cfg and grubenv follow the settings
 * @param backup whether a file is copied before it is changed
 * @param warnings what is allowed but probably not meant
 */
record GrubXenWanted(
    List<WantedOption> options,
    List<WantedKernelOption> dom0Options,
    BootDefault bootDefault,
    Rules rules,
    boolean trial,
    boolean update,
    boolean backup,
    List<String> warnings) {
  GrubXenWanted {
    options = List.copyOf(options);
    dom0Options = List.copyOf(dom0Options);
    warnings = List.copyOf(warnings);
  }

  /**
   * How options are set.
   *
   * @param target the file to be written
   * @param forRecovery whether the recovery entries shall have them too
   * @param exclusive whether there shall be no other hypervisor options
   * @param keepOther whether the recovery entries keep what they have
   * @param convert whether files with CRLF line ends may get LF ones
   */
  record Rules(
      Target target, boolean forRecovery, boolean exclusive, boolean keepOther, boolean convert) {}

  Target target() {
    return rules.target();
  }

  boolean forRecovery() {
    return rules.forRecovery();
  }

  boolean exclusive() {
    return rules.exclusive();
  }

  /** Whether a hypervisor option on the line is one that may be there. */
  boolean mayStay(String word) {
    return !exclusive() || options.stream().anyMatch(option -> option.matches(word));
  }

  boolean keepOther() {
    return rules.keepOther();
  }

  /** Whether files are to be read as they would be with LF line ends. */
  boolean converts() {
    return rules.convert() && !isNothing();
  }

  /** Whether the host is only to be described. */
  boolean isNothing() {
    return options.isEmpty()
        && dom0Options.isEmpty()
        && bootDefault == BootDefault.KEEP
        && !exclusive();
  }
}
