/** What xl and the kernel report of domains. */
@NullMarked
package dom0.xenguest.xl;

import org.jspecify.annotations.NullMarked;
