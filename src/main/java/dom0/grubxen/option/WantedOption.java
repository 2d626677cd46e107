package dom0.grubxen.option;

import dom0.grubxen.option.KnownOptions.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A hypervisor option as it shall be.
 *
 * @param entry what is known of it
 * @param words its words on the command line, in order; none when it must not be there
 * @param effect what they do to Xen
 */
public record WantedOption(String name, Entry entry, List<XenWord> words, OptionEffect effect)
    implements LineOption {
  public WantedOption {
    words = List.copyOf(words);
  }

  /** With what its words come to. */
  public WantedOption(String name, Entry entry, List<XenWord> words) {
    this(name, entry, words, OptionEffect.of(entry, words));
  }

  @Override
  public List<String> texts() {
    return words.stream().map(XenWord::text).toList();
  }

  @Override
  public boolean matches(String word) {
    return new XenWord(word).sets(name);
  }

  @Override
  public boolean isSatisfiedBy(List<String> texts) {
    return isMetBy(XenCommandLine.of(texts).words());
  }

  @Override
  public boolean isEffectiveWith(List<String> texts) {
    return isInForceWith(XenCommandLine.of(texts).words());
  }

  OptionKind kind() {
    return entry.kind();
  }

  /**
   * Whether these words, all that the line has for the option, mean what is wanted, and none of
   * them is idle where only the last one counts.
   */
  public boolean isMetBy(List<XenWord> found) {
    return found.isEmpty() == words.isEmpty() && OptionEffect.of(entry, found).equals(effect);
  }

  /** Whether a Xen that was booted with these words does what is wanted. */
  public boolean isInForceWith(List<XenWord> booted) {
    boolean lastCounts = entry.several().lastCounts() && booted.size() > 1;
    return isMetBy(lastCounts ? booted.subList(booted.size() - 1, booted.size()) : booted);
  }

  /**
   * A warning where the option would have no effect.
   *
   * @param release of the Xen that will boot, such as "4.17"; "" when it is not known
   */
  public Optional<String> warning(String release) {
    return words.isEmpty() || entry.knownTo(release)
        ? Optional.empty()
        : Optional.of(
            "Xen option %s is not known to Xen %s, which will ignore it (known to %s)"
                .formatted(name, release, entry.releases()));
  }

  /** Whether a running Xen can be told it, by {@code xl set-parameters}. */
  public boolean runtimeSettable() {
    return !words.isEmpty()
        && entry.runtimeSettable()
        && (entry.runTime().equals("rt") || hasOnly(entry.runTime()));
  }

  private boolean hasOnly(String item) {
    return words.stream()
        .flatMap(word -> ListItem.of(entry, word.value()).stream())
        .allMatch(found -> found.name().equals(item));
  }

  /** The option in words, to complete "lacks ...". */
  public String shown() {
    return shown(words);
  }

  /** How words look in a reason: "4G,max:4G", "yes", "absent". */
  public static String values(List<XenWord> words) {
    return words.isEmpty()
        ? "absent"
        : words.stream()
            .map(word -> word.value().isEmpty() ? "yes" : word.value())
            .collect(Collectors.joining(" "));
  }

  private static String shown(List<XenWord> words) {
    return words.stream().map(XenWord::text).collect(Collectors.joining(" "));
  }
}
