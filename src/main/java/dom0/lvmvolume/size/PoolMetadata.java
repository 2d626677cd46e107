package dom0.lvmvolume.size;

/**
 * What a thin pool needs beside its data, by the rule of LVM (lib/metadata/thin_manip.c): 64 bytes
 * for each chunk, at least 2 MiB, at most 16 GiB less a little. LVM is told these sizes, so that it
 * cannot come to others.
 *
 * @param extentSize the group's, in bytes
 * @param chunk the pool's unit in bytes; 0 to have it chosen
 * @param least the metadata that the pool has, or that the user asks for, in extents
 * @param spare what the group has to repair pools, in extents
 */
public record PoolMetadata(long extentSize, long chunk, long least, long spare) {
  private static final long BYTES_PER_CHUNK = 64;
  private static final long SMALLEST = 2L << 20;

  /** DM_THIN_MAX_METADATA_SIZE is 255 * (1 &lt;&lt; 14) * 4 KiB blocks less one in each bitmap. */
  private static final long LARGEST = 15L << 30;

  /** LVM makes chunks larger rather than metadata larger than this. */
  private static final long AGREEABLE = 128L << 20;

  public static final long SMALLEST_CHUNK = 64L << 10;
  static final long LARGEST_CHUNK = 1L << 30;

  /** The chunk of a pool of so many extents: as LVM chooses it where nothing is said. */
  public long chunkFor(long data) {
    if (chunk > 0) {
      return chunk;
    }
    long chosen = SMALLEST_CHUNK;
    while (chosen < LARGEST_CHUNK && bytes(data, chosen) > AGREEABLE) {
      chosen *= 2;
    }
    return chosen;
  }

  /** The extents of metadata for so many of data. */
  public long extentsFor(long data) {
    long bytes = Math.min(LARGEST, Math.max(SMALLEST, bytes(data, chunkFor(data))));
    return Math.max(least, (bytes + extentSize - 1) / extentSize);
  }

  private long bytes(long data, long unit) {
    return Math.multiplyExact(data, extentSize) / unit * BYTES_PER_CHUNK;
  }

  /** All that a pool of so much data takes of its group, the spare included. */
  public long taken(long data) {
    long metadata = extentsFor(data);
    return data + metadata + Math.max(spare, metadata);
  }

  /** The most data of a pool that takes no more than this; found by halving. */
  long dataWithin(long extents) {
    long fits = 0;
    long tooMuch = Math.max(1, extents + 1);
    while (tooMuch - fits > 1) {
      long middle = fits + (tooMuch - fits) / 2;
      if (taken(middle) <= extents) {
        fits = middle;
      } else {
        tooMuch = middle;
      }
    }
    return fits;
  }
}
