package dom0.grubxen;

/**
 * What has to be looked at beside the files that say how the host boots, as it follows from those.
 *
 * @param changeObstacle whether something is to change, so that what forbids it matters
 * @param trial where a trial stands; to arm one, GRUB must be able to boot an entry once
 * @param copies whether the result names the copies of the files of settings
 */
record Needed(boolean changeObstacle, Trial.State trial, boolean copies) {
  static Needed of(GrubXenWanted wanted, GrubXenFound found) {
    return new Needed(!wanted.isNothing(), new Trial(wanted, found).state(), wanted.backup());
  }
}
