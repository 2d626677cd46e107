package dom0.simulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments of one of LVM's tools; a flag that is not modelled is an error of the test. */
final class SimulatedArgv {
  private final List<String> argv;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();

  /**
   * Reads them.
   *
   * @param valued the flags that take a value, apart or behind the letter
   * @param bare those that take none
   */
  SimulatedArgv(List<String> argv, Set<String> valued, Set<String> bare) {
    this.argv = argv;
    Iterator<String> words = argv.subList(start(argv), argv.size()).iterator();
    while (words.hasNext()) {
      String word = words.next();
      String letter = word.matches("-[a-zA-Z].+") ? word.substring(0, 2) : word;
      if (!word.startsWith("-")) {
        rest.add(word);
      } else if (bare.contains(word)) {
        add(word, "");
      } else if (valued.contains(letter)) {
        add(letter, letter.equals(word) ? words.next() : word.substring(2));
      } else {
        throw notSimulated();
      }
    }
    if (!has("--yes")) {
      throw notSimulated(); // it would ask, and nobody answers
    }
  }

  /** What "--config" says is not modelled, and comes first. */
  private static int start(List<String> argv) {
    return argv.get(1).equals("--config") ? 3 : 1;
  }

  private void add(String flag, String value) {
    values.computeIfAbsent(flag, unused -> new ArrayList<>()).add(value);
  }

  static Set<String> flags(String words) {
    return Set.copyOf(Arrays.asList(words.split(" ")));
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  Optional<String> value(String flag) {
    return all(flag).stream().findFirst();
  }

  List<String> all(String flag) {
    return values.getOrDefault(flag, List.of());
  }

  long number(String flag) {
    return Long.parseLong(value(flag).orElseThrow(this::notSimulated).replaceAll("[a-z]$", ""));
  }

  List<String> rest() {
    return rest;
  }

  AssertionError notSimulated() {
    return new AssertionError("not simulated: " + argv);
  }
}
