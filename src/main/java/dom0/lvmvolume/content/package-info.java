/** What lies on a volume and who uses it. */
@NullMarked
package dom0.lvmvolume.content;

import org.jspecify.annotations.NullMarked;
