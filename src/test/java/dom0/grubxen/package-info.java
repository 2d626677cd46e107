/** Tests of the module grub_xen, for what is pure text and planning. */
@NullMarked
package dom0.grubxen;

import org.jspecify.annotations.NullMarked;
