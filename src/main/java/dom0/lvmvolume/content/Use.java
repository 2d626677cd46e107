package dom0.lvmvolume.content;

import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a volume is used for.
 *
 * @param holders who has it open, in words
 * @param mounts where it is mounted
 * @param readOnly whether what is mounted there cannot be written to
 * @param guests the guests among the holders
 * @param content what lies on it; empty where blkid knows nothing of it, or was not asked
 * @param others the holders of further volumes that the plan would touch, by their names
 * @param saved the guests whose memory is saved and whose disk it is
 */
public record Use(
    List<String> holders,
    List<String> mounts,
    boolean readOnly,
    List<String> guests,
    Optional<Content> content,
    Map<String, List<String>> others,
    List<String> saved) {
  public static final Use NOT_LOOKED_AT = new Use(List.of(), List.of(), false, List.of());

  public Use {
    holders = List.copyOf(holders);
    mounts = List.copyOf(mounts);
    guests = List.copyOf(guests);
    others = Map.copyOf(others);
    saved = List.copyOf(saved);
  }

  /** For a reader that looked at the users only. */
  public Use(List<String> holders, List<String> mounts, boolean readOnly, List<String> guests) {
    this(holders, mounts, readOnly, guests, Optional.empty(), Map.of(), List.of());
  }

  /**
   * Whether somebody has the volume open. A thin pool that has had a volume is open for ever to the
   * device of its own name, which LVM then puts above it ("vg-tp" above "vg-tp-tpool").
   */
  public boolean isOpen(LogicalVolume volume) {
    return volume.open() && (volume.kind() != Kind.THIN_POOL || !holders.isEmpty());
  }

  /** Whether it is open and not mounted here, or a guest has it too: none of ours to touch. */
  public boolean isForeign(LogicalVolume volume) {
    return volume.open() && (mounts.isEmpty() || !guests.isEmpty());
  }

  /** The holders in words. */
  public String words() {
    return holders.isEmpty()
        ? "in use by something that could not be identified; it is neither mounted nor used as swap"
        : String.join(", ", holders);
  }
}
