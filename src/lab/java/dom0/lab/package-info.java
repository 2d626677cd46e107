/** The scenarios on the virtual Xen host, as tests. */
package dom0.lab;
