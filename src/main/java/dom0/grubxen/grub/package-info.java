/** GRUB: its menu, its words, its programs, and what it needs to load Xen. */
@NullMarked
package dom0.grubxen.grub;

import org.jspecify.annotations.NullMarked;
