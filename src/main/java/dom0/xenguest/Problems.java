package dom0.xenguest;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a text, collected so that the user learns of all of it at once. */
final class Problems {
  private final List<String> found = new ArrayList<>();

  void add(String problem) {
    found.add(problem);
  }

  void addUnless(boolean right, String problem) {
    if (!right) {
      found.add(problem);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<String> found() {
    return List.copyOf(found);
  }
}
