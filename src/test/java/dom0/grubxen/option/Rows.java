package dom0.grubxen.option;

import dom0.grubxen.option.KnownOptions.Entry;
import java.util.List;

/** Options and words as tables write them. */
public final class Rows {
  private static final KnownOptions KNOWN = KnownOptions.load();

  private Rows() {}

  public static Entry entry(String name) {
    return KNOWN.find(name).orElseThrow(() -> new AssertionError("no option " + name));
  }

  public static List<XenWord> words(String line) {
    return XenCommandLine.parse(line).words();
  }

  /** An option by the words that are wanted of it. */
  public static WantedOption wanted(String name, String line) {
    return new WantedOption(name, entry(name), words(line));
  }

  public static List<KernelWord> kernelWords(String line) {
    return KernelCommandLine.parse(line).words();
  }

  /** A line with an option as it is wanted: untouched where it already means that. */
  public static List<String> set(List<String> line, LineOption option) {
    return option.isSatisfiedBy(option.of(line)) ? line : LineOption.applied(line, List.of(option));
  }

  public static List<String> texts(List<XenWord> words) {
    return new XenCommandLine(words).texts();
  }
}
