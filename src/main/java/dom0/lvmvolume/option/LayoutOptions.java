package dom0.lvmvolume.option;

import dom0.lvmvolume.lvm.Geometry;
import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.option.Layout.PoolOptions;
import dom0.lvmvolume.option.Layout.RaidOptions;
import dom0.module.Option;
import java.util.List;
import java.util.Optional;

/** Reads what kind of volume is wanted, and whether what is said of it fits together. */
public final class LayoutOptions {
  /** LVM's own limits. */
  private static final int MOST_STRIPES = 128;

  private static final long KIB = 1024;

  private static final int MOST_MIRRORS = 9;

  private static final long LEAST_REGION = 4096;

  /** "Invalid stripe size": lib/commands/toolcontext, STRIPE_SIZE_MIN is a page. */
  private static final long LEAST_STRIPE = 4096;

  public static final Option<Kind> TYPE =
      Option.choice(
          "type",
          Kind.LINEAR,
          Kind.STRIPED,
          Kind.RAID1,
          Kind.RAID5,
          Kind.RAID6,
          Kind.RAID10,
          Kind.THIN,
          Kind.THIN_POOL,
          Kind.SNAPSHOT,
          Kind.CACHE_POOL);
  public static final Option<Integer> STRIPES =
      Option.number("stripes", 1, MOST_STRIPES).as(Long::intValue);
  public static final Option<Long> STRIPE_SIZE =
      OptionValues.bytes("stripe_size", "k").alias("stripesize");
  public static final Option<Integer> MIRRORS =
      Option.number("mirrors", 0, MOST_MIRRORS).as(Long::intValue);
  public static final Option<Long> REGION_SIZE =
      OptionValues.bytes("region_size", "m").alias("regionsize");
  public static final Option<Boolean> NOSYNC = Option.flag("nosync");
  public static final Option<Long> CHUNK_SIZE =
      OptionValues.bytes("chunk_size", "k").alias("chunksize");
  public static final Option<Long> POOL_METADATA_SIZE =
      OptionValues.bytes("pool_metadata_size", "m").alias("poolmetadatasize");
  public static final Option<Boolean> ZERO = Option.flag("zero");
  public static final Option<String> DISCARDS =
      Option.word("discards", List.of("passdown", "nopassdown", "ignore"));
  public static final Option<String> WHEN_FULL =
      Option.word("when_full", List.of("queue", "error"));

  private final OptionValues values;
  private final Optional<Integer> stripes;
  private final Optional<Integer> mirrors;

  private LayoutOptions(OptionValues values) {
    this.values = values;
    stripes = values.get(STRIPES);
    mirrors = values.get(MIRRORS);
  }

  /**
   * Reads them.
   *
   * @param origin what the wanted volume is a snapshot of, or empty
   * @param pool what option thinpool says, or empty
   * @param poolItself whether that is the wanted volume
   */
  public static Layout parse(OptionValues values, String origin, String pool, boolean poolItself) {
    return new LayoutOptions(values).parse(origin, pool, poolItself);
  }

  private Layout parse(String origin, String pool, boolean poolItself) {
    Optional<Kind> said = values.get(TYPE);
    expect(said, origin, pool, poolItself);
    Optional<Kind> kind = poolItself ? Optional.of(Kind.THIN_POOL) : said;
    Optional<Geometry> geometry = geometry(kind);
    PoolOptions pools = poolOptions(kind.equals(Optional.of(Kind.THIN_POOL)));
    Optional<Long> stripeSize = values.get(STRIPE_SIZE);
    refuseIdleStripes(stripeSize, geometry);
    RaidOptions raids = raidOptions(geometry);
    boolean isSnapshot = !origin.isEmpty();
    refuseIdleChunks(pools, isSnapshot || kind.filter(LayoutOptions::hasChunks).isPresent());
    pools.chunk().flatMap(it -> chunkProblem(it, isSnapshot, kind)).ifPresent(values::problem);
    return new Layout(
        origin.isEmpty() ? kind.or(() -> geometry.map(Geometry::kind)) : Optional.empty(),
        geometry,
        origin,
        poolItself ? "" : pool,
        stripeSize,
        raids,
        pools);
  }

  private void refuseIdleStripes(Optional<Long> stripeSize, Optional<Geometry> geometry) {
    if (stripeSize.isPresent() && geometry.filter(it -> it.data() > 1).isEmpty()) {
      values.problem("option stripe_size needs stripes, or a type that has them");
    }
    if (stripeSize.filter(it -> Long.bitCount(it) != 1 || it < LEAST_STRIPE).isPresent()) {
      values.problem("option stripe_size must be a power of 2, and at least 4k");
    }
  }

  private void refuseIdleChunks(PoolOptions pools, boolean chunks) {
    if (pools.chunk().isPresent() && !chunks) {
      values.problem("option chunk_size is for thin pools, snapshots and cache pools only");
    }
  }

  /** LVM's rules: lvmcreate(8), lvmthin(7), lvmcache(7), and what lvcreate says of other sizes. */
  private static Optional<String> chunkProblem(long bytes, boolean snapshot, Optional<Kind> kind) {
    if (snapshot) {
      boolean fits = Long.bitCount(bytes) == 1 && isWithin(bytes, 4, 512);
      return fits ? Optional.empty() : problem("a snapshot", "a power of 2 from 4k to 512k");
    }
    boolean cache = kind.equals(Optional.of(Kind.CACHE_POOL));
    long unit = cache ? 32 : 64;
    boolean fits = bytes % (unit * KIB) == 0 && isWithin(bytes, unit, KIB * KIB);
    return fits
        ? Optional.empty()
        : problem(cache ? "a cache pool" : "a thin pool", "a multiple of " + unit + "k up to 1g");
  }

  private static boolean isWithin(long bytes, long least, long most) {
    return bytes >= least * KIB && bytes <= most * KIB;
  }

  private static Optional<String> problem(String of, String rule) {
    return Optional.of("option chunk_size of %s must be %s".formatted(of, rule));
  }

  private static boolean hasChunks(Kind kind) {
    return kind == Kind.THIN_POOL || kind == Kind.CACHE_POOL;
  }

  private void expect(Optional<Kind> said, String origin, String pool, boolean poolItself) {
    if (!origin.isEmpty()) {
      expect(said, Kind.SNAPSHOT, "with option snapshot");
    } else if (poolItself) {
      expect(said, Kind.THIN_POOL, "where thinpool is given without lv");
    } else if (!pool.isEmpty()) {
      expect(said, Kind.THIN, "with options lv and thinpool");
    } else {
      said.filter(kind -> kind == Kind.SNAPSHOT || kind == Kind.THIN)
          .ifPresent(
              kind ->
                  values.problem(
                      "option type: %s needs option %s"
                          .formatted(kind.word(), kind == Kind.THIN ? "thinpool" : "snapshot")));
    }
  }

  private void expect(Optional<Kind> said, Kind meant, String where) {
    if (said.isPresent() && said.get() != meant) {
      values.problem(
          "option type must be %s %s, not %s".formatted(meant.word(), where, said.get().word()));
    }
    if (stripes.isPresent() || mirrors.isPresent()) {
      values.problem("options stripes and mirrors are not for a volume " + where);
    }
  }

  private Optional<Geometry> geometry(Optional<Kind> said) {
    boolean anything = said.isPresent() || stripes.isPresent() || mirrors.isPresent();
    Kind kind = said.orElseGet(this::implied);
    if (!anything || !kind.isPlain()) {
      return Optional.empty();
    }
    refuseUnfit(kind);
    int copies = mirrors.orElse(1) + 1;
    return Optional.of(
        switch (kind) {
          case STRIPED -> new Geometry(kind, striped(2, 2), 1);
          case RAID1 -> new Geometry(kind, mirrored(copies), 1);
          case RAID5 -> new Geometry(kind, striped(2, 2) + 1, 1);
          case RAID6 -> new Geometry(kind, striped(3, 3) + 2, 1);
          case RAID10 -> new Geometry(kind, striped(2, 2) * mirrored(copies), copies);
          default -> Geometry.LINEAR;
        });
  }

  private void refuseUnfit(Kind kind) {
    boolean copied = kind == Kind.RAID1 || kind == Kind.RAID10;
    if (mirrors.orElse(0) > 0 && !copied) {
      values.problem("option mirrors is not for a volume of the type " + kind.word());
    }
    boolean striped = kind != Kind.LINEAR && kind != Kind.RAID1;
    if (stripes.orElse(1) > 1 && !striped) {
      values.problem("option stripes is not for a volume of the type " + kind.word());
    }
  }

  private Kind implied() {
    boolean striped = stripes.orElse(1) > 1;
    if (mirrors.orElse(0) > 0) {
      return striped ? Kind.RAID10 : Kind.RAID1;
    }
    return striped ? Kind.STRIPED : Kind.LINEAR;
  }

  private int striped(int usual, int least) {
    int number = stripes.orElse(usual);
    if (number < least) {
      values.problem("option stripes must be at least %d here, not %d".formatted(least, number));
    }
    return Math.max(least, number);
  }

  private int mirrored(int copies) {
    if (copies < 2) {
      values.problem("option mirrors must be at least 1 here, not " + (copies - 1));
    }
    return Math.max(2, copies);
  }

  private RaidOptions raidOptions(Optional<Geometry> geometry) {
    Optional<Long> region = values.get(REGION_SIZE);
    boolean nosync = values.isTrue(NOSYNC);
    Kind kind = geometry.map(Geometry::kind).orElse(Kind.LINEAR);
    if ((region.isPresent() || nosync) && !kind.isRaid()) {
      values.problem("options region_size and nosync are for RAID volumes only");
    }
    // lvcreate: "nosync option prohibited on RAID6"
    if (nosync && kind == Kind.RAID6) {
      values.problem("option nosync is not for a volume of the type raid6");
    }
    if (region.filter(it -> Long.bitCount(it) != 1 || it < LEAST_REGION).isPresent()) {
      values.problem("option region_size must be a power of 2, and at least 4k");
    }
    return new RaidOptions(region, nosync);
  }

  private PoolOptions poolOptions(boolean isPool) {
    PoolOptions options =
        new PoolOptions(
            values.get(CHUNK_SIZE),
            values.get(POOL_METADATA_SIZE),
            isPool ? values.get(ZERO) : Optional.empty(),
            values.get(DISCARDS),
            values.get(WHEN_FULL));
    boolean anything =
        values.arguments().given(POOL_METADATA_SIZE)
            || values.arguments().given(DISCARDS)
            || values.arguments().given(WHEN_FULL)
            || values.arguments().given(ZERO);
    if (anything && !isPool) {
      values.problem(
          "options pool_metadata_size, zero, discards and when_full are for thin pools only");
    }
    return options;
  }
}
