/** The files of which grub-mkconfig makes its menu: /etc/default/grub and its drop-ins. */
@NullMarked
package dom0.grubxen.settings;

import org.jspecify.annotations.NullMarked;
