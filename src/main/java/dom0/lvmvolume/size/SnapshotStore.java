package dom0.lvmvolume.size;

/**
 * The space that a copy-on-write snapshot needs, by LVM's rule (lib/metadata/snapshot_manip.c,
 * cow_max_extents): one header chunk, 16 bytes per chunk, and the chunks.
 */
public final class SnapshotStore {
  private static final long SECTOR = 512;
  private static final long BYTES_PER_CHUNK = 16;

  /** LVM's own choice. */
  public static final long USUAL_CHUNK = 4096;

  private SnapshotStore() {}

  /** The extents that hold so many of the origin's. */
  public static long extents(long data, long extentSize, long chunk) {
    long bytes = Math.multiplyExact(data, extentSize);
    long chunks = up(bytes, chunk) / chunk;
    long metadata = up(up(chunks * BYTES_PER_CHUNK, SECTOR), chunk);
    return up(chunk + metadata + up(bytes, chunk), extentSize) / extentSize;
  }

  private static long up(long number, long unit) {
    return (number + unit - 1) / unit * unit;
  }
}
