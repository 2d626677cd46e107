package dom0.lvmvolume.lvm;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A logical volume as LVM reports it.
 *
 * @param path /dev/VG/LV, which is there while the volume is active; empty for a pool
 * @param pieces where its data, and what LVM keeps with it, lies on PVs
 */
public record LogicalVolume(
    String name,
    String uuid,
    String path,
    String dmPath,
    long bytes,
    Status status,
    Settings settings,
    Relations relations,
    Fill fill,
    List<Segment> segments,
    List<PvRange> pieces) {

  public LogicalVolume {
    segments = List.copyOf(segments);
    pieces = List.copyOf(pieces);
  }

  /**
   * What the kernel says of it.
   *
   * @param device "major:minor" while the volume is active, else empty
   * @param health LVM's word for what is wrong with it, or empty
   * @param merging whether a snapshot is being merged into it, or it into its origin
   * @param invalid whether it is a snapshot that overflowed
   */
  public record Status(
      boolean active,
      boolean open,
      String device,
      String health,
      boolean merging,
      boolean invalid) {}

  /**
   * What can be changed at any time.
   *
   * @param readAhead "auto", or bytes
   * @param allocation LVM's word for where its next extents go
   * @param skip whether it is left out when its group is activated
   * @param autoactivated whether it is activated when the host starts
   * @param minor the device number that it always has, or -1 for any
   */
  public record Settings(
      boolean readOnly,
      List<String> tags,
      String readAhead,
      String allocation,
      boolean skip,
      boolean autoactivated,
      long minor) {
    public Settings {
      tags = List.copyOf(tags);
    }

    public Settings withTags(List<String> other) {
      return new Settings(readOnly, other, readAhead, allocation, skip, autoactivated, minor);
    }

    public Settings writable() {
      return new Settings(false, tags, readAhead, allocation, skip, autoactivated, minor);
    }

    public Settings withSkip(boolean other) {
      return new Settings(readOnly, tags, readAhead, allocation, other, autoactivated, minor);
    }

    public Settings withMinor(long other) {
      return new Settings(readOnly, tags, readAhead, allocation, skip, autoactivated, other);
    }
  }

  /**
   * What it is to other volumes.
   *
   * @param roles LVM's words: public, origin, snapshot ...
   * @param layout LVM's words: linear, raid ...
   * @param origin the volume that it is a snapshot of, or empty
   * @param pool the pool that it lies in or the cache before it, or empty
   */
  public record Relations(List<String> roles, String layout, String origin, String pool) {
    public Relations {
      roles = List.copyOf(roles);
    }
  }

  /**
   * How full it is, in percent, in LVM's words; empty where there is nothing to tell.
   *
   * @param metadataBytes what a pool has for its metadata
   * @param whenFull what a pool does then: "queue" or "error"
   */
  public record Fill(
      String data, String metadata, String sync, long metadataBytes, String whenFull) {
    public static final Fill NONE = new Fill("", "", "", 0, "");
  }

  /**
   * A run of its extents that lie in one way.
   *
   * @param stripes LVM's number of images
   * @param copies LVM's number of copies of everything
   * @param region what a RAID keeps in step at a time, in bytes, or 0
   * @param chunk a pool's, a snapshot's or a cache's unit in bytes, or 0
   * @param zero whether a thin pool hands out blocks of zeros
   */
  public record Segment(
      String type,
      int stripes,
      int copies,
      long stripeSize,
      long region,
      long chunk,
      String discards,
      boolean zero,
      String cacheMode) {

    /** One of which nothing else is known or matters. */
    public static Segment of(String type, int stripes) {
      return new Segment(type, stripes, 1, 0, 0, 0, "", false, "");
    }
  }

  /** Extents on one PV. */
  public record PvRange(String pv, long extents) {}

  public boolean active() {
    return status.active();
  }

  public boolean open() {
    return status.open();
  }

  public String device() {
    return status.device();
  }

  public String origin() {
    return relations.origin();
  }

  public String pool() {
    return relations.pool();
  }

  /** Its segments' types in LVM's words, each once: "linear", "raid1". */
  public String segtype() {
    return segments.stream().map(Segment::type).distinct().collect(Collectors.joining(","));
  }

  /** A snapshot's own segments are linear: what they hold is not the volume that one sees. */
  public Kind kind() {
    String type = segtype();
    if (relations.roles().contains("thicksnapshot")) {
      return Kind.SNAPSHOT;
    }
    // of several segments, some may have one stripe only
    return Kind.of(
        type.equals("linear,striped") || type.equals("striped,linear") ? "striped" : type);
  }

  /** How its last extents lie, which is how LVM adds more. */
  public Geometry geometry() {
    Segment last = last();
    int images = Math.max(1, kind() == Kind.THIN ? 1 : last.stripes());
    // LVM counts the images of RAID 1 as its copies too
    return new Geometry(kind(), images, kind() == Kind.RAID10 ? Math.max(1, last.copies()) : 1);
  }

  public Segment last() {
    return segments.isEmpty() ? Segment.of("unknown", 1) : segments.get(segments.size() - 1);
  }

  /** What it is, for messages. */
  public String described() {
    return switch (kind()) {
      case SNAPSHOT -> "a snapshot of " + origin();
      case THIN ->
          origin().isEmpty()
              ? "a thin volume in the pool " + pool()
              : "a thin snapshot of " + origin();
      case THIN_POOL -> "a thin pool";
      case CACHE_POOL -> "a cache pool";
      case OTHER -> "of the type " + segtype();
      default -> geometry().toString();
    };
  }

  /** Whether it is part of another now, so that LVM does nothing to it alone. */
  public boolean isPart() {
    return name.startsWith("[");
  }

  /** Whether a snapshot that copies on write depends on it. */
  public boolean isThickOrigin() {
    return relations.roles().contains("thickorigin");
  }

  /** How many of its extents lie on these PVs. */
  public long extentsOn(Collection<String> pvs) {
    return pieces.stream()
        .filter(piece -> pvs.contains(piece.pv()))
        .mapToLong(PvRange::extents)
        .sum();
  }

  public LogicalVolume with(Status other) {
    return new LogicalVolume(
        name, uuid, path, dmPath, bytes, other, settings, relations, fill, segments, pieces);
  }

  public LogicalVolume with(Settings other) {
    return new LogicalVolume(
        name, uuid, path, dmPath, bytes, status, other, relations, fill, segments, pieces);
  }

  public LogicalVolume with(Fill other) {
    return new LogicalVolume(
        name, uuid, path, dmPath, bytes, status, settings, relations, other, segments, pieces);
  }

  public LogicalVolume with(Relations other, List<Segment> lying) {
    return new LogicalVolume(
        name, uuid, path, dmPath, bytes, status, settings, other, fill, lying, pieces);
  }

  public LogicalVolume withBytes(long other) {
    return new LogicalVolume(
        name, uuid, path, dmPath, other, status, settings, relations, fill, segments, pieces);
  }

  public LogicalVolume activated(boolean on) {
    return with(
        new Status(
            on,
            status.open(),
            status.device(),
            status.health(),
            status.merging(),
            status.invalid()));
  }
}
