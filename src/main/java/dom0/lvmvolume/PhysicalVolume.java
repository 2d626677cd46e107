package dom0.lvmvolume;

/**
 * A device that a volume group has its extents on.
 *
 * @param name its path as LVM has it
 * @param usable the extents that a volume can be given: none on one that is missing or that {@code
 *     pvchange} closed to allocation
 */
record PhysicalVolume(String name, long usable, boolean missing) {}
