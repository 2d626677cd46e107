/** Tests of dom0.module. */
package dom0.module;
