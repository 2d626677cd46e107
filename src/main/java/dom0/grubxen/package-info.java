/**
 * The module grub_xen: how Xen boots through GRUB.
 *
 * <p>As in every module: {@link GrubXen} is the module, {@link GrubXenOptions} parses to {@link
 * GrubXenWanted}, {@link GrubXenReader} reads to {@link GrubXenFound}, and {@link GrubXenPlanner}
 * plans; {@link GrubXenFacts} is what the result says. Around them:
 *
 * <ul>
 *   <li>The plan. {@link SettingsEdit} says what the settings must become, {@link DefaultEntry}
 *       what boots by default, {@link Staleness} what a grub.cfg lacks, {@link Trial} boots Xen
 *       once, {@link Reboot} says what waits for one. {@link ChangeObstacle} is why nothing may be
 *       changed.
 *   <li>{@code option}: the languages of Xen's and of the kernel's command lines.
 *   <li>{@code settings}: /etc/default/grub and its drop-ins, which are sh ({@code dom0.shell}).
 *   <li>{@code grub}: GRUB's menu, its words and its programs.
 *   <li>{@code running}: what runs now, and on what machine.
 * </ul>
 */
@NullMarked
package dom0.grubxen;

import org.jspecify.annotations.NullMarked;
