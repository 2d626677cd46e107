/** What Xen says of itself, as far as more than one module reads it. */
@NullMarked
package dom0.xen;

import org.jspecify.annotations.NullMarked;
