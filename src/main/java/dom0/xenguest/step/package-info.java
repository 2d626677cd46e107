/** What is done to a guest: each is a step of a plan. */
@NullMarked
package dom0.xenguest.step;

import org.jspecify.annotations.NullMarked;
