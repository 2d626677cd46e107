/**
 * The machine: every program that is started and every file that is touched goes through {@link
 * dom0.host.Host}.
 */
@NullMarked
package dom0.host;

import org.jspecify.annotations.NullMarked;
