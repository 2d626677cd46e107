package dom0.grubxen.settings;

import dom0.grubxen.grub.GrubLayout;
import dom0.grubxen.option.LineOption;
import dom0.grubxen.option.Without;
import dom0.grubxen.settings.Settings.AssignmentSite;
import dom0.module.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kernel options of dom0 alone. Where GRUB_CMDLINE_LINUX_XEN_REPLACE_DEFAULT is empty dom0 has
 * those of GRUB_CMDLINE_LINUX_DEFAULT, as every other Linux; so what is set for dom0 goes on to
 * refer to that variable, as long as all of it is wanted.
 */
public final class Dom0Line {
  /** Comes behind the drop-ins of distributions and of their cloud images. */
  private static final String LAST = GrubLayout.DROP_INS + "/zz-dom0.cfg";

  private final Settings settings;
  private final Target target;
  private final String replacement;
  private final String base;
  private final String other;
  private final List<String> warnings = new ArrayList<>();

  public Dom0Line(Settings settings, Target target, boolean forRecovery) {
    this.settings = settings;
    this.replacement =
        forRecovery ? SettingNames.LINUX_REPLACE : SettingNames.LINUX_REPLACE_DEFAULT;
    this.base = forRecovery ? SettingNames.LINUX : SettingNames.LINUX_DEFAULT;
    boolean beginsTooEarly =
        target.isAuto()
            && settings.value(replacement).isEmpty()
            && baseBehind(last(replacement).map(AssignmentSite::path).orElse(target.path()))
                .isPresent();
    this.target = beginsTooEarly ? new Target(LAST, false) : target;
    this.other = forRecovery ? "" : effective(SettingNames.LINUX_REPLACE, SettingNames.LINUX);
  }

  /** 20_linux_xen takes the one where it is not empty, and a blank is not empty. */
  private String effective(String replaced, String standard) {
    return settings.value(replaced).isEmpty() ? standard : replaced;
  }

  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** What dom0 gets from this line. */
  public List<String> words() {
    return settings.words(effective(replacement, base));
  }

  /** What every entry of dom0 gets, recovery included, before this line. */
  public static List<String> wordsForAll(Settings settings) {
    boolean replaced = !settings.value(SettingNames.LINUX_REPLACE).isEmpty();
    return settings.words(replaced ? SettingNames.LINUX_REPLACE : SettingNames.LINUX);
  }

  /** The settings in which dom0's kernel has these options as they are wanted. */
  public Settings with(List<? extends LineOption> options) {
    options.forEach(this::refuseUnremovable);
    warnOfBaseBehind(options);
    return changed(options.stream().filter(option -> !isMet(option)).toList());
  }

  /** The settings in which this line has none of these, whatever every entry of dom0 has. */
  public Settings without(List<Without> options) {
    return changed(options);
  }

  private Settings changed(List<? extends LineOption> unmet) {
    if (unmet.isEmpty()) {
      return settings;
    }
    List<String> wanted = LineOption.applied(words(), unmet);
    if (wanted.isEmpty() && !settings.value(base).isEmpty()) {
      return rewritten(" "); // an empty value would bring back the base's options
    }
    return settings.value(replacement).isEmpty() ? begun(unmet, wanted) : continued(unmet, wanted);
  }

  /** True even if what every entry of dom0 has says it already. */
  private boolean isMet(LineOption option) {
    List<String> all = new ArrayList<>(settings.words(other));
    all.addAll(words());
    return option.isSatisfiedBy(option.of(words())) || option.isSatisfiedBy(option.of(all));
  }

  private void refuseUnremovable(LineOption option) {
    boolean elsewhere = !other.isEmpty() && !option.of(settings.words(other)).isEmpty();
    if (elsewhere && option.texts().isEmpty()) {
      throw new Refused(
          "%s sets %s for dom0 too, also for recovery: remove it there, or give scope: all"
              .formatted(other, option.name()));
    }
  }

  /** The first options for dom0 alone. */
  private Settings begun(List<? extends LineOption> unmet, List<String> wanted) {
    refuseBaseBehind();
    boolean onlyAdds = unmet.stream().allMatch(option -> option.of(words()).isEmpty());
    if (!onlyAdds) {
      return literal(wanted);
    }
    List<String> more = unmet.stream().flatMap(option -> option.texts().stream()).toList();
    String value = "\"$" + base + " " + ValueEdit.inDoubleQuotes(more) + "\"";
    return line().withSource(value, base);
  }

  private SettingLine line() {
    return new SettingLine(settings, replacement, target);
  }

  private void refuseBaseBehind() {
    baseBehind(target.path())
        .ifPresent(
            place -> {
              throw new Refused(
                  "%s sets %s after %s: %s; what dom0 is to have must come after it: give %s"
                      .formatted(
                          place.where(), base, target.path(), place.code(), pathBehind(place)));
            });
  }

  private static String pathBehind(AssignmentSite place) {
    return Settings.isBefore(place.path(), LAST)
        ? "path: " + LAST
        : "a path in " + GrubLayout.DROP_INS + " that comes after it in the order of names";
  }

  private Optional<AssignmentSite> last(String variable) {
    return settings.of(variable).stream().reduce((first, last) -> last);
  }

  /** What a later file adds to the base would not be seen where the reference stands. */
  private Optional<AssignmentSite> baseBehind(String path) {
    return settings.of(base).stream()
        .filter(place -> Settings.isBefore(path, place.path()))
        .findFirst();
  }

  private Settings continued(List<? extends LineOption> unmet, List<String> wanted) {
    boolean inBase =
        line().computed().isPresent()
            && unmet.stream().anyMatch(option -> !line().isLiteral(option));
    return inBase ? literal(wanted) : line().with(unmet, word -> true);
  }

  /** As kdump-tools.cfg does, whose crashkernel= then reaches every Linux but dom0. */
  private void warnOfBaseBehind(List<? extends LineOption> options) {
    last(replacement)
        .filter(copy -> !options.isEmpty() && copy.assignment().refersTo(base))
        .ifPresent(this::warnOfBaseBehind);
  }

  private void warnOfBaseBehind(AssignmentSite copy) {
    baseBehind(copy.path())
        .ifPresent(
            place ->
                warnings.add(
                    "%s sets %s after %s copied it in %s, so dom0 does not get this: %s"
                        .formatted(place.where(), base, replacement, copy.where(), place.code())));
  }

  private Settings literal(List<String> wanted) {
    warnings.add(
        "dom0's kernel options no longer follow %s, since one of them is to differ"
            .formatted(base));
    return rewritten(ValueEdit.inDoubleQuotes(wanted));
  }

  private Settings rewritten(String inDoubleQuotes) {
    return line().withSource("\"" + inDoubleQuotes + "\"", base);
  }
}
