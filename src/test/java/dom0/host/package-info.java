/** Tests of dom0.host. */
package dom0.host;
