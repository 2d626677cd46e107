package dom0.grubxen;

import java.util.List;
import java.util.Optional;

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
    return missingXen().or(this::wrongOptions).or(this::wrongDefault);
  }

  private Optional<String> missingXen() {
    boolean missing =
        wanted.bootDefault() != BootDefault.LINUX
            && found.obstacle().isEmpty()
            && found.menu().normalXenEntries().isEmpty();
    return missing ? Optional.of("which has no Xen entry") : Optional.empty();
  }

  private Optional<String> wrongOptions() {
    List<MenuEntry> entries = found.menu().normalXenEntries();
    return wanted.options().stream()
        .flatMap(option -> entries.stream().flatMap(entry -> wrong(entry, option).stream()))
        .findFirst();
  }

  private static Optional<String> wrong(MenuEntry entry, WantedOption option) {
    if (option.isMetBy(entry.xenCommandLine().of(option.name()))) {
      return Optional.empty();
    }
    return Optional.of(
        option.words().isEmpty()
            ? "whose entry '%s' still has %s".formatted(entry.title(), option.name())
            : "whose entry '%s' lacks %s".formatted(entry.title(), option.shown()));
  }

  private Optional<String> wrongDefault() {
    Optional<MenuEntry> entry = found.defaultEntry();
    boolean right =
        switch (wanted.bootDefault()) {
          case KEEP -> true;
          case XEN -> entry.filter(MenuEntry::isXen).isPresent();
          case LINUX -> entry.filter(MenuEntry::isLinux).isPresent();
        };
    return right
        ? Optional.empty()
        : Optional.of(
            "whose default entry is '%s', not a %s entry"
                .formatted(
                    entry.map(MenuEntry::title).orElse(""),
                    wanted.bootDefault() == BootDefault.XEN ? "Xen" : "plain Linux"));
  }
}
