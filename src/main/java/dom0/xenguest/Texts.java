package dom0.xenguest;

/** What texts may hold that end up in a guest's file. */
final class Texts {
  private Texts() {}

  /**
   * A newline in a value would be a new line in the file: whoever writes the value sets any key.
   */
  static boolean isPrintable(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }
}
