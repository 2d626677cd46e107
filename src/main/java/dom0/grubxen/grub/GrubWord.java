package dom0.grubxen.grub;

/**
 * A word of a line of GRUB's script language.
 *
 * @param text what GRUB makes of it: without its quotes
 * @param from the first unit of the line that belongs to it
 * @param to behind the last one
 * @param computed whether part of it is an expansion that only sh, or GRUB at boot, can read
 */
public record GrubWord(String text, int from, int to, boolean computed) {}
