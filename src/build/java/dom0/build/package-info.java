/** What the build does to compiled classes. Not shipped. */
package dom0.build;
