package dom0.grubxen;

import dom0.grubxen.grub.Layout;
import dom0.grubxen.option.KernelOptionValue;
import dom0.grubxen.option.KernelWord;
import dom0.grubxen.option.KnownOptions;
import dom0.grubxen.option.KnownOptions.Entry;
import dom0.grubxen.option.OptionValue;
import dom0.grubxen.option.OptionWarnings;
import dom0.grubxen.option.WantedKernelOption;
import dom0.grubxen.option.WantedOption;
import dom0.grubxen.option.XenWord;
import dom0.grubxen.settings.Target;
import dom0.json.Json;
import dom0.module.Arguments;
import dom0.module.Option;
import dom0.text.UnusableValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the arguments: the three options of dom0 by their names, all others from dictionaries. */
final class GrubXenOptions {
  static final List<Option> ALL =
      List.of(
          Option.text("dom0_mem"),
          Option.text("dom0_max_vcpus"),
          Option.flag("dom0_vcpus_pin"),
          Option.dictionary("options"),
          Option.dictionary("dom0_options"),
          Option.text("unknown").oneOf("fail", "warn", "allow").standard("fail"),
          Option.flag("force").standard("false"),
          Option.text("boot_default").oneOf("xen", "linux", "keep").standard("keep"),
          Option.text("scope").oneOf("normal", "all").standard("normal"),
          Option.flag("exclusive").standard("false"),
          Option.flag("keep_other").standard("false"),
          Option.text("path").standard(Layout.DEFAULTS),
          Option.flag("backup").standard("false"),
          Option.flag("trial").standard("false"),
          Option.flag("update").standard("true"));

  private static final Pattern DROP_IN =
      Pattern.compile(Pattern.quote(Layout.DROP_INS) + "/[A-Za-z0-9_][A-Za-z0-9_.+-]*\\.cfg");

  /** A name that can stand on the line, although no Xen that we know knows it. */
  private static final Pattern UNKNOWN_NAME =
      Pattern.compile("(?!no-)[A-Za-z0-9_][A-Za-z0-9_.-]{0,59}(\\[[0-9]+\\])?");

  private final Arguments arguments;
  private final boolean force;
  private final String unknown;
  private final KnownOptions known = KnownOptions.load();
  private final List<WantedOption> options = new ArrayList<>();
  private final List<WantedKernelOption> dom0Options = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  GrubXenOptions(Arguments arguments) {
    this.arguments = arguments;
    this.force = arguments.isTrue("force");
    this.unknown = arguments.text("unknown").orElse("fail");
  }

  GrubXenWanted read() {
    text("dom0_mem");
    text("dom0_max_vcpus");
    arguments
        .flag("dom0_vcpus_pin")
        .ifPresent(pin -> add("dom0_vcpus_pin", Json.of(pin ? "yes" : "no")));
    arguments.dictionary("options").forEach(this::addFromDictionary);
    arguments.dictionary("dom0_options").forEach(this::addDom0Option);
    BootDefault bootDefault =
        BootDefault.valueOf(arguments.text("boot_default").orElse("keep").toUpperCase(Locale.ROOT));
    boolean update = arguments.isTrue("update");
    boolean trial = trial(bootDefault, update);
    GrubXenWanted.Rules rules =
        new GrubXenWanted.Rules(
            target(),
            arguments.requiredText("scope").equals("all"),
            arguments.isTrue("exclusive"),
            arguments.isTrue("keep_other"),
            force);
    arguments.refuseIfBad();
    warnings.addAll(OptionWarnings.of(options));
    boolean backup = arguments.isTrue("backup");
    return new GrubXenWanted(
        options, dom0Options, bootDefault, rules, trial, update, backup, warnings);
  }

  private boolean trial(BootDefault bootDefault, boolean update) {
    boolean trial = arguments.isTrue("trial");
    if (trial && bootDefault == BootDefault.LINUX) {
      arguments.problem("trial is a boot into Xen; boot_default: linux needs none");
    }
    if (trial && !update) {
      arguments.problem(
          "trial has the options in GRUB's menu; update: false would leave that alone");
    }
    return trial;
  }

  private Target target() {
    String path = arguments.requiredText("path");
    boolean auto = path.equals("auto");
    if (!auto && !path.equals(Layout.DEFAULTS) && !DROP_IN.matcher(path).matches()) {
      arguments.problem(
          "option path must be auto, %s or a file %s/NAME.cfg, which alone are read, not '%s'"
              .formatted(Layout.DEFAULTS, Layout.DROP_INS, path));
    }
    return new Target(auto ? Layout.DEFAULTS : path, auto);
  }

  private void text(String name) {
    arguments.text(name).ifPresent(value -> add(name, Json.of(value)));
  }

  private void addFromDictionary(String name, Json value) {
    String canonical = XenWord.canonical(name);
    if (options.stream().anyMatch(option -> option.name().equals(canonical)) || givenAbove(name)) {
      arguments.problem("Xen option %s is given twice, also in options".formatted(name));
    } else {
      add(canonical, value);
    }
  }

  /** Also one whose value was wrong, and so is not among the options. */
  private boolean givenAbove(String name) {
    return name.startsWith("dom0_")
        && ALL.stream().anyMatch(option -> option.name().equals(name))
        && arguments.given(name);
  }

  private void add(String name, Json value) {
    if (name.equals("placeholder")) {
      arguments.problem("Xen option placeholder: belongs to GRUB's generator");
      return;
    }
    Optional<Entry> entry = known.find(name).or(() -> unknown(name));
    if (entry.isEmpty()) {
      arguments.problem(known.complaint(name));
      return;
    }
    OptionValue reader = new OptionValue(name, entry.get(), force);
    try {
      options.add(new WantedOption(name, entry.get(), reader.words(value)));
    } catch (UnusableValue e) {
      arguments.problem("Xen option " + name + ": " + e.getMessage());
    }
  }

  private Optional<Entry> unknown(String name) {
    if (unknown.equals("fail") || !UNKNOWN_NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    if (unknown.equals("warn")) {
      warnings.add(known.complaint(name));
    }
    return Optional.of(Entry.UNKNOWN);
  }

  private void addDom0Option(String name, Json value) {
    KernelOptionValue reader = new KernelOptionValue(name);
    Optional<String> complaint = reader.complaint();
    if (dom0Options.stream().anyMatch(option -> new KernelWord(name).sets(option.name()))) {
      complaint = Optional.of("is given twice: '-' and '_' are the same to the kernel");
    }
    try {
      List<KernelWord> words = reader.words(value);
      dom0Options.add(new WantedKernelOption(name, words));
    } catch (UnusableValue e) {
      complaint = complaint.or(() -> Optional.ofNullable(e.getMessage()));
    }
    complaint.ifPresent(why -> arguments.problem("dom0 option " + name + ": " + why));
  }
}
