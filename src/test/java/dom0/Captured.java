package dom0;

import dom0.text.Resource;

/** What real programs have said, kept beside the tests. */
public final class Captured {
  private Captured() {}

  /** A file of {@code src/test/resources/captured}. */
  public static String text(String name) {
    return Resource.read(Captured.class, "/captured/" + name);
  }
}
