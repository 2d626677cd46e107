/** The language of xl.cfg. It knows no host. */
@NullMarked
package dom0.xenguest.xlcfg;

import org.jspecify.annotations.NullMarked;
