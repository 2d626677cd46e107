package dom0.grubxen.running;

import dom0.grubxen.option.Dom0Memory;
import dom0.grubxen.option.Dom0Vcpus;
import dom0.grubxen.option.ListItem;
import dom0.grubxen.option.WantedOption;
import dom0.grubxen.option.XenWord;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Warns of options that this machine cannot fulfil; what is not known of it gives no warning. */
public final class MachineChecks {
  private final Machine machine;
  private final List<String> warnings = new ArrayList<>();

  private MachineChecks(Machine machine) {
    this.machine = machine;
  }

  public static List<String> warnings(List<WantedOption> options, Machine machine) {
    MachineChecks checks = new MachineChecks(machine);
    options.forEach(checks::check);
    return List.copyOf(checks.warnings);
  }

  private void check(WantedOption option) {
    List<String> values = option.words().stream().map(XenWord::value).toList();
    switch (option.name()) {
      case "dom0_mem" -> option.effect().memory().ifPresent(memory -> memory(option, memory));
      case "dom0_max_vcpus" -> Dom0Vcpus.merged(values).ifPresent(vcpus -> cpus(option, vcpus));
      case "iommu" -> forcedIommu(option);
      case "dom0" -> pvh(option);
      case "sched" -> scheduler(values);
      default -> {}
    }
  }

  /** Xen then takes its standard one without a word (common/sched/core.c, scheduler_init). */
  private void scheduler(List<String> values) {
    String last = values.isEmpty() ? "" : values.get(values.size() - 1);
    String symbol = "CONFIG_SCHED_" + last.toUpperCase(Locale.ROOT) + "=y";
    boolean known = !machine.xenConfig().isEmpty() && last.matches("credit2?|rtds|null|arinc653");
    if (known && machine.xenConfig().lines().noneMatch(symbol::equals)) {
      warnings.add(
          "sched=%s: this Xen was built without that scheduler and will use another"
              .formatted(last));
    }
  }

  /** Xen "clamps" it: as much as possible is allocated. */
  private void memory(WantedOption option, Dom0Memory memory) {
    if (machine.memoryBytes().isEmpty()) {
      return;
    }
    BigInteger all = BigInteger.valueOf(machine.memoryBytes().getAsLong());
    Map<String, Dom0Memory.Size> limits = new TreeMap<>(memory.limits());
    limits.remove("max"); // no more than all of it is a limit without effect, and does no harm
    for (Dom0Memory.Size size : limits.values()) {
      BigInteger wanted = size.of(all);
      if (wanted.signum() <= 0) {
        warnings.add(
            "%s leaves dom0 nothing of the machine's %s".formatted(option.shown(), shown(all)));
      } else if (wanted.compareTo(all) > 0) {
        warnings.add(
            "%s is more than the machine's %s: dom0 gets all of it, and no guest fits"
                .formatted(option.shown(), shown(all)));
      }
    }
  }

  private static String shown(BigInteger bytes) {
    return bytes.shiftRight(20) + " MiB";
  }

  private void cpus(WantedOption option, Dom0Vcpus vcpus) {
    if (machine.cpus().isPresent() && vcpus.atLeast() > machine.cpus().getAsInt()) {
      warnings.add(
          "%s is more than the machine's %d CPUs"
              .formatted(option.shown(), machine.cpus().getAsInt()));
    }
  }

  private void forcedIommu(WantedOption option) {
    if (hasNoIommu()
        && lastOf(option, "force", "required")
            .filter(item -> item.value().equals("yes"))
            .isPresent()) {
      warnings.add(
          "%s: Xen panics without an IOMMU, and the firmware shows none (no DMAR or IVRS table)"
              .formatted(option.shown()));
    }
  }

  private void pvh(WantedOption option) {
    if (hasNoIommu()
        && lastOf(option, "pv", "pvh").filter(item -> item.name().equals("pvh")).isPresent()) {
      warnings.add(
          "%s: a PVH dom0 needs an IOMMU, and the firmware shows none (no DMAR or IVRS table)"
              .formatted(option.shown()));
    }
  }

  private boolean hasNoIommu() {
    return machine.iommu().isPresent() && !machine.iommu().get();
  }

  /** The last of the items that set the same thing is the one that counts. */
  private static Optional<ListItem> lastOf(WantedOption option, String one, String other) {
    return option.words().stream()
        .flatMap(word -> ListItem.of(option.entry(), word.value()).stream())
        .filter(item -> item.name().equals(one) || item.name().equals(other))
        .reduce((before, last) -> last);
  }
}
