/**
 * The scenarios on the lab's machines: what runs them, and what runs inside of a machine for them.
 */
package dom0.lab;
