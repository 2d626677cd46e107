package dom0.text;

/** What texts of users may hold, and how a message shows them. */
public final class Texts {
  /** Longer than any value that somebody would write by hand. */
  private static final int MOST = 60;

  private Texts() {}

  /**
   * A newline in a value would be a new line in the file: whoever writes the value sets any key.
   */
  public static boolean isPrintable(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  /** A value as a message can hold it. */
  public static String shortened(String text) {
    return shortened(text, MOST).replaceAll("\\p{Cntrl}", "?");
  }

  /** The beginning of a text that is longer than that. */
  public static String shortened(String text, int most) {
    return text.length() > most ? text.substring(0, most) + "..." : text;
  }
}
