/** The language of sh, as far as settings and arguments are written in it. It runs nothing. */
@NullMarked
package dom0.shell;

import org.jspecify.annotations.NullMarked;
