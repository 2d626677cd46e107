/** A host in memory for fast tests; ../README.md says what it models and what it does not. */
@NullMarked
package dom0.simulated;

import org.jspecify.annotations.NullMarked;
