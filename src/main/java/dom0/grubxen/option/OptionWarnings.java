package dom0.grubxen.option;

import dom0.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is allowed of an option but probably not meant. */
public final class OptionWarnings {
  private OptionWarnings() {}

  public static List<String> of(List<WantedOption> options) {
    List<String> warnings = new ArrayList<>();
    for (WantedOption option : options) {
      List<String> values = option.words().stream().map(XenWord::value).toList();
      switch (option.kind()) {
        case DOM0_MEM -> open(option).ifPresent(warnings::add);
        case DOM0_MAX_VCPUS -> none(option, values).ifPresent(warnings::add);
        default -> {}
      }
      unitless(option.kind(), values).forEach(number -> warnings.add(kibibytes(option, number)));
      elsewhere(option).ifPresent(warnings::add);
    }
    return warnings;
  }

  private static Optional<String> open(WantedOption option) {
    return option
        .effect()
        .memory()
        .filter(Dom0Memory::isOpen)
        .map(memory -> option.shown() + " lets dom0 balloon beyond it: add max:");
  }

  private static Optional<String> none(WantedOption option, List<String> values) {
    return Dom0Vcpus.merged(values)
        .filter(Dom0Vcpus::isOfNone)
        .map(vcpus -> option.shown() + ": Xen treats 0 as 1");
  }

  private static List<String> unitless(OptionKind kind, List<String> values) {
    return switch (kind) {
      case SIZE -> values.stream().filter(XenNumber::lacksUnit).toList();
      case DOM0_MEM ->
          values.stream().flatMap(value -> Dom0Memory.unitless(value).stream()).toList();
      default -> List.of();
    };
  }

  private static String kibibytes(WantedOption option, String number) {
    return "%s: a number without a unit means KiB to Xen: %s"
        .formatted(option.shown(), Quantity.bytes(XenNumber.bytes(number).orElseThrow()));
  }

  private static Optional<String> elsewhere(WantedOption option) {
    String architecture = option.entry().architecture();
    return option.words().isEmpty() || architecture.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Xen option %s exists only in Xen on %s: on x86 it will be ignored"
                .formatted(option.name(), architecture));
  }
}
