/** What is to be done, as data: a plan is a list of steps and can be shown before it is applied. */
@NullMarked
package dom0.plan;

import org.jspecify.annotations.NullMarked;
