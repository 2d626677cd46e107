/** What a task may ask of a volume beside its name and size. */
@NullMarked
package dom0.lvmvolume.option;

import org.jspecify.annotations.NullMarked;
