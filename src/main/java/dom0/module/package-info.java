/** What a module is: the contract, and the arguments that it is given. */
@NullMarked
package dom0.module;

import org.jspecify.annotations.NullMarked;
