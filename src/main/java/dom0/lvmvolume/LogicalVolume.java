package dom0.lvmvolume;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A logical volume as LVM reports it.
 *
 * @param path /dev/VG/LV, which is there while the volume is active
 * @param device "major:minor" while the volume is active, else empty
 * @param roles LVM's words for what it is to other volumes: public, origin, snapshot ...
 * @param origin the volume that it is a snapshot of, or empty
 * @param pool the pool that it lies in, or empty
 */
record LogicalVolume(
    String name,
    String uuid,
    String path,
    String dmPath,
    long bytes,
    boolean active,
    boolean open,
    String device,
    List<String> roles,
    String origin,
    String pool,
    List<Segment> segments) {

  LogicalVolume {
    roles = List.copyOf(roles);
    segments = List.copyOf(segments);
  }

  /**
   * A run of its extents that lie in one way.
   *
   * @param pieces where on the PVs
   */
  record Segment(String type, List<Piece> pieces) {
    Segment {
      pieces = List.copyOf(pieces);
    }
  }

  /** Extents on one PV. */
  record Piece(String pv, long extents) {}

  /** Its segments' types in LVM's words, each once: "linear", "raid1". */
  String segtype() {
    return segments.stream().map(Segment::type).distinct().collect(Collectors.joining(","));
  }

  /**
   * Whether it is nothing but a run of extents. A snapshot's own segments are linear too: what they
   * hold is not the volume that one sees.
   */
  boolean isLinear() {
    return segtype().equals("linear") && !roles.contains("snapshot") && pool.isEmpty();
  }

  /** What it is, for messages. */
  String kind() {
    return roles.contains("snapshot") && !origin.isEmpty()
        ? "a snapshot of " + origin
        : "of the type " + segtype();
  }

  /** How many of its extents lie on these PVs. */
  long extentsOn(Collection<String> pvs) {
    return segments.stream()
        .flatMap(segment -> segment.pieces().stream())
        .filter(piece -> pvs.contains(piece.pv()))
        .mapToLong(Piece::extents)
        .sum();
  }
}
