/** The tests that concern all modules. */
package dom0;
