/** Tests of the module lvm_volume. */
@NullMarked
package dom0.lvmvolume;

import org.jspecify.annotations.NullMarked;
