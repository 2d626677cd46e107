/** The module lvm_volume: one logical volume. */
@NullMarked
package dom0.lvmvolume;

import org.jspecify.annotations.NullMarked;
