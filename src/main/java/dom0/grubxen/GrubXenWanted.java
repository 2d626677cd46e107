package dom0.grubxen;

import java.util.List;

/**
 * How Xen shall boot.
 *
 * @param options the hypervisor options that are managed; all others stay as they are
 * @param force whether what is only dangerous may pass
 * @param warnings what is allowed but probably not meant
 */
record GrubXenWanted(
    List<WantedOption> options, BootDefault bootDefault, boolean force, List<String> warnings) {
  GrubXenWanted {
    options = List.copyOf(options);
    warnings = List.copyOf(warnings);
  }

  /** Whether the host is only to be described. */
  boolean isNothing() {
    return options.isEmpty() && bootDefault == BootDefault.KEEP;
  }
}
