package dom0.grubxen.settings;

import dom0.grubxen.grub.GrubLayout;
import dom0.grubxen.settings.Settings.AssignmentSite;
import dom0.module.Refused;
import dom0.shell.ShellAssignment;
import dom0.shell.ShellUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A variable with one word for a value, as GRUB_DEFAULT. */
public record SingleValueSetting(Settings settings, String variable, Target target) {
  /** What the file to be written sets it to; empty when it does not, or not plainly. */
  public Optional<String> value() {
    return place().map(SingleValueSetting::literal);
  }

  private static String literal(AssignmentSite place) {
    return place.assignment().units().stream()
        .map(unit -> unit.isText() ? unit.text() : "$")
        .collect(Collectors.joining());
  }

  /** The last place in the file to be written. */
  private Optional<AssignmentSite> place() {
    List<AssignmentSite> here =
        settings.of(variable).stream()
            .filter(place -> isHere(place) && place.assignment().isPlain())
            .toList();
    return here.isEmpty() ? Optional.empty() : Optional.of(here.get(here.size() - 1));
  }

  private boolean isHere(AssignmentSite place) {
    return place.path().equals(target.path()) || (target.isAuto() && !isStock(place));
  }

  /** xen.cfg of Debian's xen-hypervisor-common sets variables by itself, under conditions. */
  public static boolean isStock(AssignmentSite place) {
    return place.assignment().conditional() && isXenCfg(place.path());
  }

  public static boolean isXenCfg(String path) {
    return path.equals(GrubLayout.DROP_INS + "/xen.cfg");
  }

  /**
   * The settings in which the variable has another value.
   *
   * @throws Refused when a later file, or a condition, decides, and otherwise
   */
  public Settings with(String value) {
    Optional<AssignmentSite> overriding = overriding();
    if (overriding.isPresent()) {
      if (settings.value(variable).equals(value)) {
        return settings;
      }
      throw overriding.get().overrides(place().map(AssignmentSite::path).orElse(target.path()));
    }
    Optional<AssignmentSite> place = place();
    if (place.isEmpty()) {
      SettingsFile file = target.file(settings);
      return settings.with(file.withNew(variable, ValueEdit.literal(value), ""));
    }
    if (literal(place.get()).equals(value)) {
      return settings;
    }
    if (!place.get().assignment().units().stream().allMatch(ShellUnit::isText)) {
      throw new Refused(
          "%s: the value is more than a literal text; edit it by hand: %s"
              .formatted(place.get().where(), place.get().code()));
    }
    SettingsFile file = settings.file(place.get().path()).orElseThrow();
    ShellAssignment assignment = place.get().assignment();
    char first = (file.text() + "\n").charAt(assignment.start());
    String source = first == '\'' ? "'" + value + "'" : ValueEdit.literal(value);
    return settings.with(file.with(assignment, first == '"' ? "\"" + value + "\"" : source));
  }

  /** What decides instead of the file to be written. */
  private Optional<AssignmentSite> overriding() {
    String path = place().map(AssignmentSite::path).orElse(target.path());
    return settings.of(variable).stream()
        .filter(other -> !isStock(other))
        .filter(
            other ->
                other.path().equals(path)
                    ? other.assignment().conditional()
                    : Settings.isBefore(path, other.path()))
        .findFirst();
  }
}
