package dom0.grubxen.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command line of dom0's kernel. The kernel splits it at blanks outside of double quotes, as
 * next_arg() in its lib/cmdline.c does; what follows a word "--" it hands to init.
 */
public record KernelCommandLine(List<KernelWord> words) {
  /** Xen up to 4.20 copies dom0's line into a buffer of 1024 bytes. */
  private static final int MOST_BYTES = 1023;

  private static final Releases WITH_A_BUFFER = new Releases("", "4.20");

  public KernelCommandLine {
    words = List.copyOf(words);
  }

  public static KernelCommandLine parse(String text) {
    List<KernelWord> words = new ArrayList<>();
    boolean quoted = false;
    StringBuilder word = new StringBuilder();
    for (char c : (text + " ").toCharArray()) {
      if (Character.isWhitespace(c) && !quoted) {
        if (!word.isEmpty()) {
          words.add(new KernelWord(unquoted(word.toString())));
        }
        word.setLength(0);
      } else {
        quoted ^= c == '"';
        word.append(c);
      }
    }
    if (!word.isEmpty()) { // a quote that nothing closes
      words.add(new KernelWord(unquoted(word.toString().strip())));
    }
    return new KernelCommandLine(words);
  }

  /** Quotes round the whole word or round its value go; any other is part of the value. */
  private static String unquoted(String word) {
    if (word.startsWith("\"")) {
      return withoutLast(word.substring(1));
    }
    int value = word.indexOf('=') + 1;
    return value > 0 && word.startsWith("\"", value)
        ? word.substring(0, value) + withoutLast(word.substring(value + 1))
        : word;
  }

  private static String withoutLast(String text) {
    return text.endsWith("\"") ? text.substring(0, text.length() - 1) : text;
  }

  public static KernelCommandLine of(List<String> words) {
    return new KernelCommandLine(words.stream().map(KernelWord::new).toList());
  }

  public List<String> texts() {
    return words.stream().map(KernelWord::text).toList();
  }

  /**
   * What a Xen would cut off, if it would.
   *
   * @param release such as "4.17"; "" when it is not known, which is taken for one that cuts
   */
  public Optional<String> tooLong(String release) {
    int length = toString().length();
    return length > MOST_BYTES && WITH_A_BUFFER.include(release)
        ? Optional.of(
            "the kernel's command line would be %d bytes long; Xen up to 4.20 keeps %d of dom0's"
                .formatted(length, MOST_BYTES))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return words.stream().map(KernelWord::quoted).collect(Collectors.joining(" "));
  }
}
