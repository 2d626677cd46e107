/**
 * The module lvm_volume: one logical volume.
 *
 * <p>As in every module: {@link LvmVolume} is the module, {@link LvmVolumeOptions} parses to {@link
 * LvmVolumeWanted}, {@link LvmVolumeReader} reads to {@link LvmVolumeFound}, and {@link
 * LvmVolumePlanner} plans. Around them:
 *
 * <ul>
 *   <li>What is wanted. {@link VolumeName}, {@link LayoutOptions} to {@link Layout}, {@link
 *       SettingsOptions} to {@link WantedSettings}; {@link OptionValues} takes each value from its
 *       option or from the words of opts, which {@link ShellWords} splits and {@link LvcreateWords}
 *       sorts.
 *   <li>What was found. {@link LvmReport} runs the one command; {@link LvmRow} and {@link
 *       LvmVolumeRows} make {@link VolumeGroup}, {@link PhysicalVolume} and {@link LogicalVolume}
 *       of it, of which {@link GroupChoice} picks one. Only where {@link Look} says so, {@link
 *       VolumeUse} finds who has a volume open, and {@link VolumeContent} with {@link
 *       SignatureReports} what lies on it.
 *   <li>Sizes. {@link Size}, read by {@link SizeReading}, comes to extents in a room that {@link
 *       Rooms} measures. How extents relate to what they take is a {@link Shape}, by {@link Kind},
 *       {@link Geometry}, {@link PoolMetadata} and {@link SnapshotStore}; {@link Kinds} tells which
 *       kind a volume will be. {@link Targets} gives the goal, and refuses what has no room.
 *   <li>The plan. Each part adds steps to a {@link Draft}, which holds the volume as it will be
 *       after them: {@link Creation} (with {@link Origins} and {@link GeometryWords}) and {@link
 *       Completion}, {@link Renaming}, {@link PoolChanges}, {@link Resizing} with {@link
 *       Filesystems} (and the step {@link CheckFilesystem}), {@link Caches}, {@link SettingsPlan},
 *       {@link AwaitDevice}, {@link Removal}, {@link Merging}. {@link GroupNeeded} is the step
 *       where there is no group yet.
 *   <li>What the user sees. {@link LvmVolumeFacts} in the result, {@link VolumeView} in the diff.
 * </ul>
 */
@NullMarked
package dom0.lvmvolume;

import org.jspecify.annotations.NullMarked;
