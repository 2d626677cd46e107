package dom0.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The known name that takes the fewest edits, where those are few for the name's length. */
  public static Optional<String> to(String name, Collection<String> known) {
    // Two edits would make anything of a name of two letters.
    int most = Math.max(Math.min(2, name.length() - 1), name.length() / 3);
    return known.stream()
        .min(
            Comparator.comparingInt((String candidate) -> edits(name, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .filter(candidate -> edits(name, candidate) <= most);
  }

  /** "unknown NOUN 'name'; did you mean X?", or without the question where nothing is near. */
  public static String complaint(String noun, String name, Collection<String> known) {
    return "unknown %s '%s'".formatted(noun, name)
        + to(name, known).map("; did you mean %s?"::formatted).orElse("");
  }

  /** Levenshtein's distance. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + change);
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[to.length()];
  }
}
