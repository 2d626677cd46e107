package dom0.grubxen;

import java.util.List;

/**
 * How Xen shall boot.
 *
 * @param options the hypervisor options that are managed; all others stay as they are
 * @param dom0Options the kernel options that are managed, of Xen entries alone
 * @param force whether what is only dangerous may pass
 * @param warnings what is allowed but probably not meant
 */
record GrubXenWanted(
    List<WantedOption> options,
    List<WantedKernelOption> dom0Options,
    BootDefault bootDefault,
    boolean force,
    List<String> warnings) {
  GrubXenWanted {
    options = List.copyOf(options);
    dom0Options = List.copyOf(dom0Options);
    warnings = List.copyOf(warnings);
  }

  /** Whether the host is only to be described. */
  boolean isNothing() {
    return options.isEmpty() && dom0Options.isEmpty() && bootDefault == BootDefault.KEEP;
  }
}
