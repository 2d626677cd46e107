/** A task's options that are keys of xl.cfg. */
@NullMarked
package dom0.xenguest.option;

import org.jspecify.annotations.NullMarked;
