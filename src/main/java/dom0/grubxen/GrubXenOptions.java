package dom0.grubxen;

import dom0.grubxen.grub.GrubLayout;
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
import dom0.module.Choice;
import dom0.module.Option;
import dom0.text.UnusableValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the arguments: some of Xen's options by their names, all others from dictionaries. */
final class GrubXenOptions {
  static final Option<String> DOM0_MEM = Option.text("dom0_mem");
  static final Option<String> DOM0_MAX_VCPUS = Option.text("dom0_max_vcpus");
  static final Option<String> DOM0_VCPUS_PIN =
      Option.flag("dom0_vcpus_pin").as(pin -> pin ? "yes" : "no");

  /** Options of Xen that have one of this module each. */
  private static final List<Option<String>> NAMED =
      List.of(DOM0_MEM, DOM0_MAX_VCPUS, DOM0_VCPUS_PIN);

  static final Option<Map<String, Json>> OPTIONS = Option.dictionary("options");
  static final Option<Map<String, Json>> DOM0_OPTIONS = Option.dictionary("dom0_options");
  static final Option<Unknown> UNKNOWN =
      Option.choice("unknown", Unknown.values()).byDefault(Unknown.FAIL);
  static final Option<Boolean> FORCE = Option.flag("force").byDefault(false);
  static final Option<BootDefault> BOOT_DEFAULT =
      Option.choice("boot_default", BootDefault.values()).byDefault(BootDefault.KEEP);
  static final Option<Scope> SCOPE = Option.choice("scope", Scope.values()).byDefault(Scope.NORMAL);
  static final Option<Boolean> EXCLUSIVE = Option.flag("exclusive").byDefault(false);
  static final Option<Boolean> KEEP_OTHER = Option.flag("keep_other").byDefault(false);
  static final Option<String> PATH = Option.text("path").byDefault(GrubLayout.DEFAULTS);
  static final Option<Boolean> BACKUP = Option.flag("backup").byDefault(false);
  static final Option<Boolean> TRIAL = Option.flag("trial").byDefault(false);
  static final Option<Boolean> UPDATE = Option.flag("update").byDefault(true);

  static final List<Option<?>> ALL =
      List.of(
          DOM0_MEM,
          DOM0_MAX_VCPUS,
          DOM0_VCPUS_PIN,
          OPTIONS,
          DOM0_OPTIONS,
          UNKNOWN,
          FORCE,
          BOOT_DEFAULT,
          SCOPE,
          EXCLUSIVE,
          KEEP_OTHER,
          PATH,
          BACKUP,
          TRIAL,
          UPDATE);

  /** What becomes of an option that no Xen is known to have. */
  enum Unknown implements Choice {
    FAIL,
    WARN,
    ALLOW
  }

  /** Which entries of GRUB's menu are to have the options. */
  enum Scope implements Choice {
    NORMAL,
    ALL
  }

  private static final Pattern DROP_IN =
      Pattern.compile(Pattern.quote(GrubLayout.DROP_INS) + "/[A-Za-z0-9_][A-Za-z0-9_.+-]*\\.cfg");

  /** A name that can stand on the line, although no Xen that we know knows it. */
  private static final Pattern UNKNOWN_NAME =
      Pattern.compile("(?!no-)[A-Za-z0-9_][A-Za-z0-9_.-]{0,59}(\\[[0-9]+\\])?");

  private final Arguments arguments;
  private final boolean force;
  private final Unknown unknown;
  private final KnownOptions known = KnownOptions.load();
  private final List<WantedOption> options = new ArrayList<>();
  private final List<WantedKernelOption> dom0Options = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private GrubXenOptions(Arguments arguments) {
    this.arguments = arguments;
    this.force = arguments.value(FORCE);
    this.unknown = arguments.value(UNKNOWN);
  }

  static GrubXenWanted parse(Arguments arguments) {
    return new GrubXenOptions(arguments).parse();
  }

  private GrubXenWanted parse() {
    for (Option<String> option : NAMED) {
      arguments.get(option).ifPresent(value -> add(option.name(), Json.of(value)));
    }
    arguments.get(OPTIONS).orElse(Map.of()).forEach(this::addFromDictionary);
    arguments.get(DOM0_OPTIONS).orElse(Map.of()).forEach(this::addDom0Option);
    BootDefault bootDefault = arguments.value(BOOT_DEFAULT);
    boolean update = arguments.value(UPDATE);
    boolean trial = trial(bootDefault, update);
    GrubXenWanted.Rules rules =
        new GrubXenWanted.Rules(
            target(),
            arguments.value(SCOPE) == Scope.ALL,
            arguments.value(EXCLUSIVE),
            arguments.value(KEEP_OTHER),
            force);
    boolean backup = arguments.value(BACKUP);
    arguments.refuseIfBad();
    warnings.addAll(OptionWarnings.of(options));
    return new GrubXenWanted(
        options, dom0Options, bootDefault, rules, trial, update, backup, warnings);
  }

  private boolean trial(BootDefault bootDefault, boolean update) {
    boolean trial = arguments.value(TRIAL);
    if (trial && bootDefault == BootDefault.LINUX) {
      arguments.problem("trial is a boot into Xen; boot_default: linux needs none");
    }
    if (trial && !update) {
      arguments.problem(
          "trial puts the options into GRUB's menu, which update: false leaves alone");
    }
    return trial;
  }

  private Target target() {
    String path = arguments.value(PATH);
    boolean auto = path.equals("auto");
    if (!auto && !path.equals(GrubLayout.DEFAULTS) && !DROP_IN.matcher(path).matches()) {
      arguments.problem(
          "option path must be auto, %s or a file %s/NAME.cfg (no others are read), not '%s'"
              .formatted(GrubLayout.DEFAULTS, GrubLayout.DROP_INS, path));
    }
    return new Target(auto ? GrubLayout.DEFAULTS : path, auto);
  }

  private void addFromDictionary(String name, Json value) {
    String canonical = XenWord.canonical(name);
    if (options.stream().anyMatch(option -> option.name().equals(canonical)) || givenAbove(name)) {
      arguments.problem("Xen option %s is given twice, also in options".formatted(name));
    } else {
      add(canonical, value);
    }
  }

  /** True even for an option whose value was wrong, and which is therefore not in the list. */
  private boolean givenAbove(String name) {
    return NAMED.stream().anyMatch(option -> option.name().equals(name) && arguments.given(option));
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
    if (unknown == Unknown.FAIL || !UNKNOWN_NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    if (unknown == Unknown.WARN) {
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
