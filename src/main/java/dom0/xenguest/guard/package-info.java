/** What stands against a change: other guests, disks in use, files of other guests. */
@NullMarked
package dom0.xenguest.guard;

import org.jspecify.annotations.NullMarked;
