/**
 * The languages of Xen's and of the dom0 kernel's command lines: which options there are, what they
 * take, what they mean. An option here is a word of such a line; one that a task gives is a {@code
 * dom0.module.Option}.
 */
@NullMarked
package dom0.grubxen.option;

import org.jspecify.annotations.NullMarked;
