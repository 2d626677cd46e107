/**
 * What all modules share: their arguments, their result, and the one runner that applies a plan.
 */
@NullMarked
package dom0.module;

import org.jspecify.annotations.NullMarked;
