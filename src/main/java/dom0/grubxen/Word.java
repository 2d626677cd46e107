package dom0.grubxen;

/** One word of a command line. */
interface Word {
  /** What ends the words for the one that reads the line; those behind it are somebody else's. */
  String END = "--";

  /** The word, without quotes. */
  String text();

  /** Whether it sets the option of this name. */
  boolean sets(String name);
}
