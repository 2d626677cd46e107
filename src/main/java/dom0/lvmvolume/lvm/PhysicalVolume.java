package dom0.lvmvolume.lvm;

/**
 * A device that a volume group has its extents on.
 *
 * @param name its path as LVM has it; "[unknown]" where it is missing
 * @param usable the extents that a volume can be given: none on one that is missing or that {@code
 *     pvchange} closed to allocation
 */
public record PhysicalVolume(String name, String uuid, long usable, boolean missing) {}
