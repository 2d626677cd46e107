/** A module as a program: its command line, the one runner that applies a plan, and its answer. */
@NullMarked
package dom0.program;

import org.jspecify.annotations.NullMarked;
