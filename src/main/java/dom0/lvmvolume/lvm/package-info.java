/** What LVM reports, in LVM's own terms: groups, PVs, volumes. */
@NullMarked
package dom0.lvmvolume.lvm;

import org.jspecify.annotations.NullMarked;
