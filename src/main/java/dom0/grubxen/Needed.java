package dom0.grubxen;

/**
 * What has to be looked at beside the files that say how the host boots, as it follows from those.
 *
 * @param changeObstacle whether something is to change, so that what forbids it matters
 * @param oneShot whether a trial is to be armed, for which GRUB must be able to boot an entry once
 * @param copies whether the result names the copies of the files of settings
 */
record Needed(boolean changeObstacle, boolean oneShot, boolean copies) {
  static Needed of(GrubXenWanted wanted, GrubXenFound found) {
    return new Needed(
        !wanted.isNothing(),
        new Trial(wanted, found).state() == Trial.State.TO_ARM,
        wanted.backup());
  }
}
