package dom0.grubxen.option;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Xen's command line. Xen splits it at blanks and knows no quotes; what follows a word "--" it
 * hands to the kernel of dom0.
 */
public record XenCommandLine(List<XenWord> words) {
  public XenCommandLine {
    words = List.copyOf(words);
  }

  public static XenCommandLine parse(String text) {
    return of(Arrays.stream(text.strip().split("[ \t]+")).filter(word -> !word.isEmpty()).toList());
  }

  public static XenCommandLine of(List<String> words) {
    return new XenCommandLine(words.stream().map(XenWord::new).toList());
  }

  public List<String> texts() {
    return words.stream().map(XenWord::text).toList();
  }

  /** The words that set an option, in order. */
  public List<XenWord> of(LineOption option) {
    return of(option.of(texts())).words();
  }

  @Override
  public String toString() {
    return words.stream().map(XenWord::text).collect(Collectors.joining(" "));
  }
}
