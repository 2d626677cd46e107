package dom0.grubxen;

import dom0.module.Arguments;
import dom0.module.Json;
import dom0.module.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the arguments: the three options of dom0 by their names, all others from a dictionary. */
final class GrubXenOptions {
  static final List<Option> ALL =
      List.of(
          Option.text("dom0_mem"),
          Option.text("dom0_max_vcpus"),
          Option.flag("dom0_vcpus_pin"),
          Option.dictionary("options"),
          Option.text("boot_default").oneOf("xen", "linux", "keep").standard("keep"));

  private final Arguments arguments;
  private final KnownOptions known = KnownOptions.load();
  private final List<WantedOption> options = new ArrayList<>();

  GrubXenOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  GrubXenWanted read() {
    text("dom0_mem");
    text("dom0_max_vcpus");
    arguments
        .flag("dom0_vcpus_pin")
        .ifPresent(pin -> add("dom0_vcpus_pin", Json.of(pin ? "yes" : "no")));
    arguments.dictionary("options").forEach(this::addFromDictionary);
    BootDefault bootDefault =
        BootDefault.valueOf(arguments.text("boot_default").orElse("keep").toUpperCase(Locale.ROOT));
    arguments.refuseIfBad();
    return new GrubXenWanted(options, bootDefault, warnings());
  }

  private void text(String name) {
    arguments.text(name).ifPresent(value -> add(name, Json.of(value)));
  }

  private void addFromDictionary(String name, Json value) {
    boolean twice = ALL.stream().anyMatch(option -> option.name().equals(name));
    if (twice && arguments.given(name)) {
      arguments.problem("Xen option %s is given twice, also in options".formatted(name));
    } else {
      add(name, value);
    }
  }

  private void add(String name, Json value) {
    Optional<KnownOptions.Entry> entry = known.find(name);
    if (entry.isEmpty()) {
      arguments.problem(known.complaint(name));
      return;
    }
    OptionValue reader = new OptionValue(name, entry.get());
    try {
      options.add(new WantedOption(name, entry.get().kind(), reader.words(value)));
    } catch (OptionValue.Unusable e) {
      arguments.problem("Xen option " + name + ": " + e.getMessage());
    }
  }

  private List<String> warnings() {
    return options.stream()
        .filter(option -> option.kind() == OptionKind.DOM0_MEM)
        .flatMap(option -> option.words().stream())
        .map(XenWord::value)
        .filter(value -> Dom0Memory.parse(value).filter(Dom0Memory::isOpen).isPresent())
        .map("dom0_mem=%s lets dom0 balloon beyond it: add max:"::formatted)
        .toList();
  }
}
