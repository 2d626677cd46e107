/**
 * The languages of Xen's and of the dom0 kernel's command lines: which options there are, what they
 * take, what they mean.
 */
@NullMarked
package dom0.grubxen.option;

import org.jspecify.annotations.NullMarked;
