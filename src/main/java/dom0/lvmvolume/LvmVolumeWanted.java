package dom0.lvmvolume;

import java.util.List;
import java.util.Optional;

/**
 * What the user wants of one volume.
 *
 * @param size how large; empty where any size will do
 * @param force whether what the volume holds may be lost
 * @param shrink whether a volume that is larger than its size is cut down to it
 * @param pvs the devices that new extents may lie on, as given; none for any
 */
record LvmVolumeWanted(
    VolumeName name,
    Optional<Size> size,
    boolean present,
    boolean force,
    boolean shrink,
    List<String> pvs) {

  LvmVolumeWanted {
    pvs = List.copyOf(pvs);
  }
}
