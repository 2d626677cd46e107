package dom0.grubxen;

import dom0.grubxen.grub.MenuEntry;
import dom0.grubxen.option.LineOption;
import dom0.grubxen.settings.Dom0Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why grub.cfg is not what is wanted, seen from grub.cfg itself. */
final class Staleness {
  private final GrubXenWanted wanted;
  private final GrubXenFound found;

  Staleness(GrubXenWanted wanted, GrubXenFound found) {
    this.wanted = wanted;
    this.found = found;
  }

  /** The first reason, to complete "regenerate grub.cfg, ..."; empty when it is as wanted. */
  Optional<String> reason() {
    if (wanted.isNothing()) {
      return Optional.empty();
    }
    if (!found.menu().complete()) {
      return Optional.of("which is not complete");
    }
    return missingXen().or(this::wrongOptions).or(this::others).or(this::wrongDefault);
  }

  private Optional<String> missingXen() {
    boolean missing =
        wanted.bootDefault() != BootDefault.LINUX
            && found.obstacle().isEmpty()
            && found.menu().normalXenEntries().isEmpty();
    return missing ? Optional.of("which has no Xen entry") : Optional.empty();
  }

  private Stream<MenuEntry> entries() {
    return found.menu().xenEntries().stream()
        .filter(entry -> wanted.forRecovery() || entry.isNormalXen());
  }

  private Optional<String> wrongOptions() {
    return entries()
        .flatMap(
            entry ->
                Stream.concat(
                    wanted.options().stream().flatMap(option -> wrong(entry, option).stream()),
                    wanted.dom0Options().stream()
                        .flatMap(option -> wrongForDom0(entry, option).stream())))
        .findFirst();
  }

  private Optional<String> wrong(MenuEntry entry, LineOption option) {
    List<String> words = option.of(entry.xenCommandLine().texts());
    boolean mayRepeat = wanted.keepOther() || (wanted.forRecovery() && entry.isNormalXen());
    boolean met = mayRepeat ? option.isEffectiveWith(words) : option.isSatisfiedBy(words);
    return met ? Optional.empty() : Optional.of(complaint(entry, option));
  }

  private Optional<String> wrongForDom0(MenuEntry entry, LineOption option) {
    return isMetForDom0(option, entry.kernelWords())
        ? Optional.empty()
        : Optional.of(complaint(entry, option));
  }

  /** Whether a kernel with these words has an option; what every entry of dom0 has comes first. */
  boolean isMetForDom0(LineOption option, List<String> kernelWords) {
    List<String> words = option.of(kernelWords);
    int before =
        wanted.forRecovery() ? 0 : option.of(Dom0Line.wordsForAll(found.settings())).size();
    if (wanted.forRecovery()) {
      return option.isEffectiveWith(words);
    }
    List<String> behind = words.subList(Math.min(before, words.size()), words.size());
    return option.isSatisfiedBy(words) || option.isSatisfiedBy(behind);
  }

  private static String complaint(MenuEntry entry, LineOption option) {
    return option.texts().isEmpty()
        ? "whose entry '%s' still has %s".formatted(entry.title(), option.name())
        : "whose entry '%s' lacks %s".formatted(entry.title(), String.join(" ", option.texts()));
  }

  private Optional<String> others() {
    return entries()
        .flatMap(
            entry ->
                entry.xenCommandLine().texts().stream()
                    .filter(word -> !word.equals(MenuEntry.XSM) && !wanted.mayStay(word))
                    .map(word -> "whose entry '%s' still has %s".formatted(entry.title(), word)))
        .findFirst();
  }

  private String wrongDefault(Optional<MenuEntry> entry, String kind) {
    return entry
        .map(it -> "whose default entry is '%s', not a %s entry".formatted(it.title(), kind))
        .orElse(
            "whose default (%s) selects different entries in different GRUB versions"
                .formatted(found.menu().defaultSpec()));
  }

  private Optional<String> wrongDefault() {
    Optional<MenuEntry> entry = found.defaultEntry();
    boolean right =
        switch (wanted.bootDefault()) {
          case KEEP -> true;
          case XEN -> entry.filter(MenuEntry::isXen).isPresent();
          case LINUX -> entry.filter(MenuEntry::isLinux).isPresent();
        };
    String kind = wanted.bootDefault() == BootDefault.XEN ? "Xen" : "plain Linux";
    return right ? Optional.empty() : Optional.of(wrongDefault(entry, kind));
  }
}
