/** The module xen_guest: one guest, its configuration file and its life cycle. */
@NullMarked
package dom0.xenguest;

import org.jspecify.annotations.NullMarked;
