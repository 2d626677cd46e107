/** Words and numbers as people write them: what every module reads and says. */
@NullMarked
package dom0.text;

import org.jspecify.annotations.NullMarked;
