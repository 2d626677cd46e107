/** The module grub_xen: how Xen boots. */
@NullMarked
package dom0.grubxen;

import org.jspecify.annotations.NullMarked;
