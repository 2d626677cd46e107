/** What runs now, and on what machine. */
@NullMarked
package dom0.grubxen.running;

import org.jspecify.annotations.NullMarked;
