package dom0.grubxen;

import java.util.ArrayList;
import java.util.List;

/** Splits a line of GRUB's script language into words; variables stay as they are written. */
final class GrubWords {
  private static final char NONE = 0;

  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord = false;
  private char quote = NONE;

  private GrubWords() {}

  static List<String> of(String line) {
    GrubWords split = new GrubWords();
    for (int i = 0; i < line.length(); i++) {
      boolean escaped = line.charAt(i) == '\\' && split.quote != '\'' && i + 1 < line.length();
      if (escaped) {
        i++;
        split.add(line.charAt(i));
      } else {
        split.take(line.charAt(i));
      }
    }
    split.end();
    return split.words;
  }

  private void take(char c) {
    if (c == quote) {
      quote = NONE;
    } else if (quote != NONE) {
      add(c);
    } else if (c == '\'' || c == '"') {
      quote = c;
      inWord = true;
    } else if (c == ' ' || c == '\t') {
      end();
    } else {
      add(c);
    }
  }

  private void add(char c) {
    word.append(c);
    inWord = true;
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
