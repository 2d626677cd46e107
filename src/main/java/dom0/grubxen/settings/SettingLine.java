package dom0.grubxen.settings;

import dom0.grubxen.grub.GrubWord;
import dom0.grubxen.grub.GrubWords;
import dom0.grubxen.option.LineOption;
import dom0.grubxen.settings.Settings.AssignmentSite;
import dom0.module.Refused;
import dom0.shell.ShellAssignment;
import dom0.shell.ShellAssignment.Form;
import dom0.shell.ShellUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One variable whose value is a line of options, as {@code GRUB_CMDLINE_XEN_DEFAULT}: where its
 * words stand in the files, and how they change.
 */
public final class SettingLine {
  private final Settings settings;
  private final String variable;
  private final Target target;
  private final List<AssignmentSite> places;
  private final List<WordPosition> spots;

  /** How many spots there are before "--", behind which words are somebody else's. */
  private final int end;

  public SettingLine(Settings settings, String variable, Target target) {
    this.settings = settings;
    this.variable = variable;
    this.target = target;
    this.places = counting();
    this.spots = spots();
    List<String> texts = spots.stream().map(spot -> spot.read().text()).toList();
    this.end = texts.contains(LineOption.END) ? texts.indexOf(LineOption.END) : spots.size();
  }

  /** A word in the file that it was read from. */
  private record WordPosition(int place, int word, GrubWord read) {}

  /** The words of the line, as sh and GRUB read it in the end. */
  public List<String> words() {
    return settings.words(variable);
  }

  /** The places that make the value: the last one that starts anew, and all behind it. */
  private List<AssignmentSite> counting() {
    List<AssignmentSite> all =
        settings.of(variable).stream()
            .filter(place -> place.assignment().form() != Form.DEFAULT)
            .toList();
    int first = 0;
    for (int i = 0; i < all.size(); i++) {
      ShellAssignment assignment = all.get(i).assignment();
      first = assignment.isPlain() && !assignment.refersTo(variable) ? i : first;
    }
    return all.subList(first, all.size());
  }

  /** Whether all of an option's words stand in the files as they are. */
  boolean isLiteral(LineOption option) {
    return spots.stream().filter(spot -> sets(spot, option)).count() == option.of(words()).size();
  }

  /** Where an expansion other than of the line itself stands in it. */
  Optional<AssignmentSite> computed() {
    return spots.stream()
        .filter(spot -> spot.read().computed() && !isItself(spot))
        .findFirst()
        .map(spot -> places.get(spot.place()));
  }

  private boolean isItself(WordPosition spot) {
    List<ShellUnit> units = places.get(spot.place()).assignment().units();
    return spot.read().to() - spot.read().from() == 1
        && units.get(spot.read().from()).refersTo(variable);
  }

  private List<WordPosition> spots() {
    List<WordPosition> spots = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      List<GrubWord> words = GrubWords.in(places.get(i).assignment().units());
      for (int k = 0; k < words.size(); k++) {
        spots.add(new WordPosition(i, k, words.get(k)));
      }
    }
    return spots;
  }

  /**
   * The settings in which the line has these options as they are wanted.
   *
   * @param mayStay of the words of other options, those that stay
   * @throws Refused when what would have to change is not there to be changed, or would not count
   */
  public Settings with(List<? extends LineOption> options, Predicate<String> mayStay) {
    List<? extends LineOption> unmet =
        options.stream().filter(option -> !option.isSatisfiedBy(option.of(words()))).toList();
    if (unmet.isEmpty() && words().stream().allMatch(mayStay)) {
      return settings;
    }
    refuseUnsure();
    return places.isEmpty() || targetIsLast()
        ? withNewLine(unmet, mayStay)
        : edited(unmet, mayStay);
  }

  private void refuseConditional() {
    for (AssignmentSite place : places) {
      if (place.assignment().conditional()) {
        throw new Refused(
            "%s: an assignment under a condition can not be edited safely; move it out by hand: %s"
                .formatted(place.where(), place.code()));
      }
    }
  }

  private void refuseUnsure() {
    refuseConditional();
    List<String> literal =
        spots.stream()
            .filter(spot -> !spot.read().computed())
            .map(spot -> spot.read().text())
            .toList();
    boolean explained =
        computed().isPresent() ? isWithin(literal, words()) : literal.equals(words());
    if (!explained && !places.isEmpty()) {
      throw new Refused(
          "%s ends up as '%s', though %s sets it otherwise (%s): find what overrides that and remove it"
              .formatted(
                  variable,
                  settings.value(variable),
                  places.get(places.size() - 1).where(),
                  places.get(places.size() - 1).code()));
    }
  }

  /** Whether all words of the one are in the other, in their order. */
  private static boolean isWithin(List<String> some, List<String> all) {
    int found = 0;
    for (String word : all) {
      found += found < some.size() && some.get(found).equals(word) ? 1 : 0;
    }
    return found == some.size();
  }

  /** Whether the file to be written comes behind all that set the line, and does not set it yet. */
  private boolean targetIsLast() {
    return places.stream()
        .noneMatch(place -> target.isAuto() || !Settings.isBefore(place.path(), target.path()));
  }

  /** A line that holds all that counted until now, with the changes. */
  private Settings withNewLine(List<? extends LineOption> unmet, Predicate<String> mayStay) {
    List<String> words = words().stream().filter(mayStay).toList();
    String value = ValueEdit.inDoubleQuotes(LineOption.applied(words, unmet));
    return withSource("\"" + value + "\"", "");
  }

  /**
   * The settings with another value for the line as a whole.
   *
   * @param source as it is written, with its quotes
   * @param referred the variable that the value refers to and must stand behind; "" for none
   */
  Settings withSource(String source, String referred) {
    refuseConditional();
    refuseOverridden();
    SettingsFile file = target.file(settings);
    List<AssignmentSite> here = places.stream().filter(this::isHere).toList();
    if (here.isEmpty()) {
      return settings.with(file.withNew(variable, source, referred));
    }
    AssignmentSite last = here.get(here.size() - 1);
    boolean behind =
        last.file().of(referred).stream().allMatch(it -> it.end() < last.assignment().start());
    return settings.with(
        behind
            ? last.file().with(last.assignment(), source)
            : last.file().withNew(variable, source, referred));
  }

  /** A later file has the last word. */
  private void refuseOverridden() {
    places.stream()
        .filter(place -> Settings.isBefore(target.path(), place.path()))
        .reduce((first, last) -> last)
        .ifPresent(
            place -> {
              if (!isHere(place)) {
                throw place.overrides(target.path());
              }
            });
  }

  private boolean isHere(AssignmentSite place) {
    return target.isAuto() || place.path().equals(target.path());
  }

  private Settings edited(List<? extends LineOption> unmet, Predicate<String> mayStay) {
    Map<Integer, Map<Integer, List<String>>> changes = new HashMap<>();
    List<String> appended = new ArrayList<>();
    for (LineOption option : unmet) {
      List<WordPosition> set = spots.stream().filter(spot -> sets(spot, option)).toList();
      if (!isLiteral(option)) {
        refuseComputed(option.name() + " is in a part that");
      }
      for (WordPosition spot : set) {
        change(changes, spot, spot.equals(set.get(0)) ? option.texts() : List.of());
      }
      appended.addAll(set.isEmpty() ? option.texts() : List.of());
    }
    removeOthers(changes, mayStay);
    if (end < spots.size() && !appended.isEmpty()) {
      insert(changes, spots.get(end), appended);
    }
    return applied(changes, appended);
  }

  private boolean sets(WordPosition spot, LineOption option) {
    return !spot.read().computed()
        && option.matches(spot.read().text())
        && spots.indexOf(spot) < end;
  }

  /** What is new stands before "--". */
  private static void insert(
      Map<Integer, Map<Integer, List<String>>> changes, WordPosition end, List<String> appended) {
    appended.add(LineOption.END);
    change(changes, end, List.copyOf(appended));
    appended.clear();
  }

  private static void change(
      Map<Integer, Map<Integer, List<String>>> changes, WordPosition spot, List<String> texts) {
    changes.computeIfAbsent(spot.place(), place -> new HashMap<>()).put(spot.word(), texts);
  }

  private void refuseComputed(String what) {
    AssignmentSite place = computed().orElse(places.get(0));
    throw new Refused(
        "%s: %s is more than a literal text, and so cannot be changed; edit it by hand: %s"
            .formatted(place.where(), what, place.code()));
  }

  private void removeOthers(
      Map<Integer, Map<Integer, List<String>>> changes, Predicate<String> mayStay) {
    if (words().stream().allMatch(mayStay)) {
      return;
    }
    if (computed().isPresent()) {
      refuseComputed("a part of " + variable);
    }
    spots.stream()
        .filter(spot -> !isItself(spot) && !mayStay.test(spot.read().text()))
        .forEach(spot -> change(changes, spot, List.of()));
  }

  private Settings applied(
      Map<Integer, Map<Integer, List<String>>> changes, List<String> appended) {
    int home = places.size() - 1;
    if (!appended.isEmpty() && !isHere(places.get(home))) {
      throw places.get(home).overrides(target.path());
    }
    Settings after = settings;
    for (int i = home; i >= 0; i--) { // from behind: places before keep their offsets
      List<String> added = i == home ? appended : List.of();
      Map<Integer, List<String>> replaced = changes.getOrDefault(i, Map.of());
      if (!replaced.isEmpty() || !added.isEmpty()) {
        after = applied(after, places.get(i), replaced, added);
      }
    }
    return after;
  }

  private Settings applied(
      Settings after,
      AssignmentSite place,
      Map<Integer, List<String>> replaced,
      List<String> added) {
    if (!isHere(place)) {
      throw new Refused(
          "%s also sets %s: %s; change it there (path: %s, or auto), or remove that line first"
              .formatted(place.where(), variable, place.code(), place.path()));
    }
    ValueEdit edit = new ValueEdit(place.file().text(), place.assignment());
    SettingsFile file = after.file(place.path()).orElseThrow();
    return after.with(file.with(place.assignment(), edit.with(replaced, added)));
  }
}
