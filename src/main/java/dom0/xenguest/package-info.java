/**
 * The module xen_guest: one guest, its configuration file and its life cycle.
 *
 * <p>As in every module: {@link XenGuest} is the module, {@link XenGuestOptions} parses to {@link
 * XenGuestWanted}, {@link XenGuestReader} reads to {@link XenGuestFound}, and {@link
 * XenGuestPlanner} plans; {@link XenGuestFacts} is what the result says. {@link AllGuests} is for
 * who looks at a whole host. Around them:
 *
 * <ul>
 *   <li>The plan. {@link DesiredConfig} is what the guest's file has to say, {@link Drift} and
 *       {@link LiveChanges} how its domain differs and what of that can change while it runs.
 *       {@link FilePlan}, {@link LifePlanner} with {@link StartPlan}, and {@link AutostartPlan} add
 *       the steps.
 *   <li>{@code xlcfg}: the language of xl.cfg, with disks and network interfaces.
 *   <li>{@code option}: the options of a task that are keys of xl.cfg.
 *   <li>{@code xl}: what xl and the kernel say of domains.
 *   <li>{@code guard}: what stands against a change, from other guests to disks in use.
 *   <li>{@code step}: what is done to a guest.
 * </ul>
 */
@NullMarked
package dom0.xenguest;

import org.jspecify.annotations.NullMarked;
