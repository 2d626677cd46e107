/**
 * The module lvm_volume: one logical volume.
 *
 * <p>As in every module: {@link LvmVolume} is the module, {@link LvmVolumeOptions} parses to {@link
 * LvmVolumeWanted}, {@link LvmVolumeReader} reads to {@link LvmVolumeFound}, and {@link
 * LvmVolumePlanner} plans; {@link LvmVolumeFacts} is what the result says, {@link VolumeView} what
 * the diff shows. {@link AllVolumes} is for who looks at a whole host. Around them:
 *
 * <ul>
 *   <li>The plan. Each part adds steps to a {@link Draft}, which holds the volume as it will be
 *       after them: {@link Creation} (with {@link Origins} and {@link GeometryWords}) and {@link
 *       UnfinishedMark}, {@link Renaming}, {@link PoolChanges}, {@link Resizing} with {@link
 *       Filesystems}, {@link Caches}, {@link SettingsPlan}, {@link AwaitDevice}, {@link Removal},
 *       {@link Merging}. {@link GroupNeeded} is the step where there is no group yet. {@link
 *       ExtentTarget} gives the size to reach, from what {@link SizeBasis} counts, and refuses what
 *       has no room; {@link Kinds} tells which kind a volume will be.
 *   <li>{@code lvm}: what LVM reports, and how its extents lie.
 *   <li>{@code size}: sizes, and how extents come to them.
 *   <li>{@code option}: what a task may ask beside name and size, also in lvcreate's words.
 *   <li>{@code content}: what lies on a volume and who uses it; looked at only where {@link Needed}
 *       says so.
 * </ul>
 */
@NullMarked
package dom0.lvmvolume;

import org.jspecify.annotations.NullMarked;
