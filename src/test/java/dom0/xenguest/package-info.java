/** Tests of the module xen_guest. */
@NullMarked
package dom0.xenguest;

import org.jspecify.annotations.NullMarked;
