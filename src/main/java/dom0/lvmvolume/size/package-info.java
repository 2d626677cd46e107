/** Sizes as people write them, and how extents come to them. */
@NullMarked
package dom0.lvmvolume.size;

import org.jspecify.annotations.NullMarked;
