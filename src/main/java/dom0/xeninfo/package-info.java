/**
 * The module xen_info: what a whole host has, in one run that reads only.
 *
 * <p>What the other modules read is read by them, not in a second way: {@link dom0.grubxen.GrubXen}
 * tells how the host boots, {@link dom0.lvmvolume.AllVolumes} what LVM has, {@link
 * dom0.xenguest.AllGuests} the guests. {@link dom0.xeninfo.XenInfoReader} puts them together;
 * {@code HostFacts}, {@code XenFacts}, {@code ProcessorFacts}, {@code BridgeFacts}, {@code
 * PackageFacts} and {@code DiskUse} are what is told of nothing but a whole host.
 */
@NullMarked
package dom0.xeninfo;

import org.jspecify.annotations.NullMarked;
