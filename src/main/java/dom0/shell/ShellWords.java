package dom0.shell;

import dom0.text.UnusableValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text as a shell splits a line into words; nothing in it is ever run or replaced. */
public final class ShellWords {
  /** A run of plain characters, one in single quotes, one in double quotes, or an escaped one. */
  private static final Pattern PART =
      Pattern.compile("([^\\s'\"\\\\]+)|'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|\\\\(.)|(\\s+)");

  private ShellWords() {}

  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    Matcher part = PART.matcher(text.strip());
    int end = 0;
    while (part.find() && part.start() == end) {
      end = part.end();
      if (part.group(5) != null) {
        words.add(word.toString());
        word.setLength(0);
        begun = false;
      } else {
        word.append(unquoted(part));
        begun = true;
      }
    }
    if (end != text.strip().length()) {
      throw new UnusableValue("has a quote that does not end");
    }
    if (begun) {
      words.add(word.toString());
    }
    return List.copyOf(words);
  }

  private static String unquoted(Matcher part) {
    for (int group : List.of(1, 2, 4)) {
      if (part.group(group) != null) {
        return part.group(group);
      }
    }
    return part.group(3).replaceAll("\\\\([\"\\\\$`])", "$1");
  }
}
