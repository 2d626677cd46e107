/** JSON: what comes in, and the text that goes out. */
@NullMarked
package dom0.json;

import org.jspecify.annotations.NullMarked;
