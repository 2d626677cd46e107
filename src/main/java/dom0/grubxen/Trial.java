package dom0.grubxen;

import dom0.grubxen.grub.GrubLayout;
import dom0.grubxen.grub.GrubWords;
import dom0.grubxen.grub.MenuEntry;
import dom0.grubxen.grub.XenBoot;
import dom0.grubxen.option.LineOption;
import dom0.grubxen.running.RunningXen;
import dom0.module.Refused;
import dom0.plan.RemoveFile;
import dom0.plan.RunCommand;
import dom0.plan.Step;
import dom0.plan.WriteFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One boot into Xen with the wanted options, while everything else stays as it is.
 *
 * <p>An entry of its own in custom.cfg has the options, and next_entry makes GRUB boot it once.
 * Neither the settings nor grub.cfg are touched: whatever goes wrong, the boot after it is the old
 * default's. The first run after a boot that went well makes the options permanent.
 */
final class Trial {
  static final String ID = "dom0-xen-trial";

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?ms)^### BEGIN dom0.xen trial, armed in boot (\\S*)"
              + "\n# (.*?)\n.*?^### END dom0.xen trial\n");

  private final GrubXenWanted wanted;
  private final GrubXenFound found;
  private final String custom;

  Trial(GrubXenWanted wanted, GrubXenFound found) {
    this.wanted = wanted;
    this.found = found;
    this.custom = found.boot().custom().orElse("");
  }

  /** Where a trial stands. */
  enum State {
    /** The next boot tries the options. */
    ARMED,
    /** They are to be tried. */
    TO_ARM,
    /** They run: they can be made permanent, or are. */
    PROVEN,
    NONE;
  }

  /**
   * Where it stands.
   *
   * @throws Refused when the options were booted and did not come up
   */
  State state() {
    if (!wanted.trial()) {
      return State.NONE;
    }
    if (isRunning()) {
      return State.PROVEN;
    }
    Matcher block = BLOCK.matcher(custom);
    if (!block.find() || !String.valueOf(block.group(2)).equals(described())) {
      return State.TO_ARM;
    }
    if (!String.valueOf(block.group(1)).equals(found.running().bootId())) {
      throw new Refused(
          ("the trial boot did not come up with %s: this boot has other options. To try the same"
                  + " once more, remove the trial's lines from %s")
              .formatted(described(), found.boot().layout().customCfg()));
    }
    // A kernel or a Xen that was replaced since leaves an entry that would not load.
    boolean current = block.group().equals(block());
    return current && found.boot().next().equals(ID) ? State.ARMED : State.TO_ARM;
  }

  /** Whether Xen runs with all that is wanted. */
  private boolean isRunning() {
    RunningXen xen = found.running().xen();
    return xen.present()
        && xen.options().isPresent()
        && Reboot.of(wanted, found).options().isEmpty()
        && !kernelDiffers();
  }

  private boolean kernelDiffers() {
    Staleness kernel = new Staleness(wanted, found);
    return wanted.dom0Options().stream()
        .anyMatch(option -> !kernel.isMetForDom0(option, found.running().kernelWords()));
  }

  private void refuseImpossible(String text) {
    Optional<String> problem = found.checks().oneShot();
    if (problem.isPresent()) {
      throw new Refused("GRUB cannot boot an entry just once here: " + problem.get());
    }
    if (found.boot().defaultEntry().isEmpty()) {
      throw new Refused("GRUB has no default entry that a failed trial could fall back to");
    }
    Optional<MenuEntry> before = found.boot().withCustom(withoutBlock()).defaultEntry();
    if (!found.boot().withCustom(text).defaultEntry().equals(before)) {
      throw new Refused(
          ("%s reads custom.cfg before its own entries, so the trial would become the default, to"
                  + " which it must fall back: give /etc/grub.d/41_custom its name back, or name the"
                  + " default by its id")
              .formatted(found.boot().layout().grubCfg()));
    }
  }

  /** The options in one line, by which a trial knows its own entry. */
  private String described() {
    List<String> words = new ArrayList<>();
    for (LineOption option : wanted.options()) {
      words.add(option.texts().isEmpty() ? "without " + option.name() : text(option));
    }
    for (LineOption option : wanted.dom0Options()) {
      words.add("dom0: " + (option.texts().isEmpty() ? "without " + option.name() : text(option)));
    }
    if (wanted.exclusive()) {
      words.add("no other");
    }
    return words.isEmpty() ? "Xen" : String.join(", ", words);
  }

  private static String text(LineOption option) {
    return String.join(" ", option.texts());
  }

  /**
   * The steps that arm it.
   *
   * @throws Refused when one boot cannot be had, or would not be one only
   */
  List<Step> arming() {
    GrubLayout layout = found.boot().layout();
    String text = withoutBlock() + block();
    refuseImpossible(text);
    List<Step> steps = new ArrayList<>();
    if (!text.equals(custom)) {
      steps.add(new WriteFile(layout.customCfg(), text, 0600));
    }
    steps.add(new RunCommand(layout.bootOnce(ID), "make the trial the entry of the next boot"));
    return steps;
  }

  /**
   * The steps that remove an entry which has served, or which nobody wants any more. GRUB takes a
   * next_entry that is of no entry for the first one, which may be a Linux without Xen.
   */
  List<Step> removal() {
    GrubLayout layout = found.boot().layout();
    List<Step> steps = new ArrayList<>();
    if (found.boot().next().equals(ID)) {
      steps.add(new RunCommand(layout.forgetOnce(), "forget that the next boot is the trial"));
    }
    if (!withoutBlock().equals(custom)) {
      steps.add(
          withoutBlock().isBlank()
              ? new RemoveFile(layout.customCfg())
              : new WriteFile(layout.customCfg(), withoutBlock(), 0600));
    }
    return steps;
  }

  private String withoutBlock() {
    return BLOCK.matcher(custom).replaceAll("");
  }

  /** The Xen entry that would boot. */
  private MenuEntry model() {
    found
        .obstacle()
        .ifPresent(
            reason -> {
              throw new Refused("there is no Xen to try: " + reason);
            });
    found
        .loading()
        .ifPresent(
            reason -> {
              throw new Refused("Xen cannot be tried: " + reason);
            });
    return found
        .nextXenEntry()
        .orElseThrow(
            () ->
                new Refused(
                    "no Xen entry in %s to try: run %s first"
                        .formatted(
                            found.boot().layout().grubCfg(), found.boot().layout().generator())));
  }

  /** The trial's entry with other options. */
  private String block() {
    MenuEntry model = model();
    StringBuilder block = new StringBuilder();
    block.append(
        "### BEGIN dom0.xen trial, armed in boot %s\n".formatted(found.running().bootId()));
    block.append("# %s\n".formatted(described()));
    block.append(
        "menuentry 'dom0.xen trial of Xen options' --unrestricted --id '%s' {\n".formatted(ID));
    model.body().stream()
        .filter(line -> !line.equals("savedefault")) // it would outlast the trial
        .forEach(line -> block.append('\t').append(changed(model, line)).append('\n'));
    block.append("}\n");
    block.append(fallback(block.toString()));
    return block.append("### END dom0.xen trial\n").toString();
  }

  /**
   * An entry that does not load would leave GRUB waiting in its menu: it goes on to the default of
   * before, or where that one is in a submenu, to the first that is not. Only numbers of the first
   * level work there (an id did not, GRUB 2.06).
   */
  private String fallback(String entry) {
    List<MenuEntry> top = found.boot().withCustom(withoutBlock() + entry).menu().top();
    Stream<MenuEntry> before =
        found.boot().withCustom(withoutBlock()).defaultEntry().filter(top::contains).stream();
    Stream<MenuEntry> first =
        top.stream().filter(it -> it.children().isEmpty() && !it.id().equals(ID)).limit(1);
    String numbers =
        Stream.concat(before, first)
            .map(it -> String.valueOf(top.indexOf(it)))
            .distinct()
            .collect(Collectors.joining(" "));
    return "if [ \"${default}\" = %s ]; then\n\tset fallback=\"%s\"\nfi\n".formatted(ID, numbers);
  }

  private String changed(MenuEntry model, String line) {
    if (model.xen().map(XenBoot::hypervisorLine).filter(line::equals).isPresent()) {
      List<String> kept =
          model.xenCommandLine().texts().stream()
              .filter(word -> word.equals(MenuEntry.XSM) || wanted.mayStay(word))
              .toList();
      List<String> options = LineOption.applied(kept, wanted.options());
      return rewritten(line, options) + " " + MenuEntry.XEN_RM_OPTS;
    }
    if (model.xen().map(XenBoot::kernelLine).filter(line::equals).isPresent()) {
      return rewritten(line, LineOption.applied(model.kernelWords(), wanted.dom0Options()));
    }
    return line;
  }

  private static String rewritten(String line, List<String> options) {
    List<String> words = new ArrayList<>(GrubWords.ofCommand(line).subList(0, 2));
    if (Stream.concat(words.stream(), options.stream()).anyMatch(word -> word.contains("$"))) {
      throw new Refused(
          "this line has GRUB variables, so it cannot be tried with other options: " + line);
    }
    words.add("placeholder");
    words.addAll(options);
    return String.join(" ", words.stream().map(GrubWords::quoted).toList());
  }
}
