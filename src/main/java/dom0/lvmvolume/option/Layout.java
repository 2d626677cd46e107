package dom0.lvmvolume.option;

import dom0.lvmvolume.lvm.Geometry;
import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What kind of volume the user wants; empty where any will do, a linear one if it must be made.
 *
 * @param geometry empty where nothing was said of type, stripes and copies
 * @param origin the volume that it shall be a snapshot of, or empty
 * @param pool the pool that it shall lie in, or empty
 * @param stripeSize bytes
 */
public record Layout(
    Optional<Kind> kind,
    Optional<Geometry> geometry,
    String origin,
    String pool,
    Optional<Long> stripeSize,
    RaidOptions raidOptions,
    PoolOptions poolOptions) {

  /** A RAID has at most so many regions: LVM makes them larger with the volume. */
  private static final long MOST_REGIONS = 1 << 21;

  /**
   * What a RAID is made with.
   *
   * @param region what it keeps in step at a time, in bytes
   * @param nosync whether its images are taken to agree from the start
   */
  public record RaidOptions(Optional<Long> region, boolean nosync) {}

  /**
   * What a pool or a snapshot is made with.
   *
   * @param chunk its unit in bytes
   * @param metadata what it has for its metadata, in bytes
   * @param whenFull "queue" or "error"
   */
  public record PoolOptions(
      Optional<Long> chunk,
      Optional<Long> metadata,
      Optional<Boolean> zero,
      Optional<String> discards,
      Optional<String> whenFull) {}

  public boolean isSnapshot() {
    return !origin.isEmpty();
  }

  /** How a volume that is there differs from what is wanted; none if it does not. */
  public List<String> differences(LogicalVolume volume) {
    List<String> differences = new ArrayList<>();
    kindDifference(volume).ifPresent(differences::add);
    if (!differences.isEmpty()) {
      return differences;
    }
    geometry
        .filter(it -> volume.kind() != Kind.CACHED && !it.equals(volume.geometry()))
        .ifPresent(it -> differences.add("it is %s, not %s".formatted(volume.described(), it)));
    LogicalVolume.Segment last = volume.last();
    difference("stripes of", stripeSize, last.stripeSize()).ifPresent(differences::add);
    long least = volume.bytes() / MOST_REGIONS;
    difference("regions of", raidOptions.region().filter(it -> it > least), last.region())
        .ifPresent(differences::add);
    difference("chunks of", poolOptions.chunk(), last.chunk()).ifPresent(differences::add);
    return differences;
  }

  private static Optional<String> difference(String what, Optional<Long> wanted, long found) {
    return wanted
        .filter(bytes -> bytes != found && found != 0)
        .map(
            bytes ->
                "it has %s %s, not %s"
                    .formatted(what, Quantity.bytes(found), Quantity.bytes(bytes)));
  }

  private Optional<String> kindDifference(LogicalVolume volume) {
    String is = "it is " + volume.described();
    if (isSnapshot()) {
      boolean same = volume.origin().equals(origin);
      return same ? Optional.empty() : Optional.of(is + ", not a snapshot of " + origin);
    }
    if (!pool.isEmpty()) {
      boolean same = volume.kind() == Kind.THIN && volume.pool().equals(pool);
      return same ? Optional.empty() : Optional.of(is + ", not a thin volume in the pool " + pool);
    }
    return ownKindDifference(volume.kind(), is);
  }

  private Optional<String> ownKindDifference(Kind found, String is) {
    if (kind.isEmpty()) {
      return isNoPlaceForData(found) ? Optional.of(is) : Optional.empty();
    }
    boolean cached = found == Kind.CACHED && kind.get().isPlain();
    boolean same = found == kind.get() || cached;
    return same ? Optional.empty() : Optional.of(is + ", not " + kind.get().word());
  }

  /** Nobody who names just a volume means one of these. */
  private static boolean isNoPlaceForData(Kind kind) {
    return kind == Kind.SNAPSHOT || kind == Kind.THIN_POOL || kind == Kind.CACHE_POOL;
  }
}
