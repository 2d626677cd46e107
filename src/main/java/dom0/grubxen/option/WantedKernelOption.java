package dom0.grubxen.option;

import java.util.List;
import java.util.Set;

/**
 * An option of dom0's kernel as it shall be.
 *
 * @param words its words on the command line, in order; none when it shall not be there
 */
public record WantedKernelOption(String name, List<KernelWord> words) implements LineOption {
  /** Several words of these add up; of any other option the kernel takes the last. */
  private static final Set<String> ADD_UP =
      Set.of(
          "console",
          "earlycon",
          "earlyprintk",
          "rd.luks.uuid",
          "rd.lvm.lv",
          "rd.md.uuid",
          "hugepagesz",
          "hugepages",
          "memmap",
          "ip",
          "module_blacklist",
          "dyndbg");

  public WantedKernelOption {
    words = List.copyOf(words);
  }

  @Override
  public List<String> texts() {
    return words.stream().map(KernelWord::text).toList();
  }

  @Override
  public boolean matches(String word) {
    return new KernelWord(word).sets(name);
  }

  @Override
  public boolean isSatisfiedBy(List<String> texts) {
    return isMetBy(KernelCommandLine.of(texts).words());
  }

  @Override
  public boolean isEffectiveWith(List<String> texts) {
    return isInForceWith(KernelCommandLine.of(texts).words());
  }

  /** Whether these words, all that the line has for the option, are those that are wanted. */
  boolean isMetBy(List<KernelWord> found) {
    return rests(found).equals(rests(words));
  }

  /** Whether a kernel that was booted with these words does what is wanted. */
  boolean isInForceWith(List<KernelWord> booted) {
    boolean lastCounts = words.size() == 1 && booted.size() > 1 && !addsUp();
    return isMetBy(lastCounts ? booted.subList(booted.size() - 1, booted.size()) : booted);
  }

  private boolean addsUp() {
    String canonical = KernelWord.canonical(name);
    return ADD_UP.contains(canonical) || name.startsWith("systemd.");
  }

  private static List<String> rests(List<KernelWord> some) {
    return some.stream().map(KernelWord::rest).toList();
  }
}
