package dom0.text;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a text, collected so that the user learns of all of it at once. */
public final class Problems {
  private final List<String> found = new ArrayList<>();

  /** Adds one. */
  public void add(String problem) {
    found.add(problem);
  }

  /** Adds one unless the text is right there. */
  public void addUnless(boolean right, String problem) {
    if (!right) {
      found.add(problem);
    }
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** What is wrong, in order. */
  public List<String> found() {
    return List.copyOf(found);
  }
}
