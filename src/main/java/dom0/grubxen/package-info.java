/**
 * The module grub_xen: how Xen boots through GRUB.
 *
 * <p>Three languages meet here, and each has its reader. sh: {@link dom0.grubxen.ShellScript} finds
 * what sets a variable, {@link dom0.grubxen.SettingsReader} asks sh what it comes to, {@link
 * dom0.grubxen.SettingLine} changes words where they stand. GRUB: {@link dom0.grubxen.GrubWords},
 * {@link dom0.grubxen.GrubMenu}. Xen and Linux: {@link dom0.grubxen.XenCommandLine} and {@link
 * dom0.grubxen.KernelCommandLine}, whose options {@link dom0.grubxen.KnownOptions} and {@link
 * dom0.grubxen.Meaning} know. {@link dom0.grubxen.SettingsEdit} says what the settings must become,
 * {@link dom0.grubxen.Staleness} what a grub.cfg lacks, {@link dom0.grubxen.Regenerate} makes a new
 * one and {@link dom0.grubxen.Trial} one boot.
 */
@NullMarked
package dom0.grubxen;

import org.jspecify.annotations.NullMarked;
