package dom0.lvmvolume.size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.lvmvolume.lvm.Geometry;
import dom0.lvmvolume.lvm.Kind;
import dom0.text.UnusableValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a size comes to in extents of 4 MiB. */
class SizeTest {
  private static final long EXTENT = 4 << 20;
  private static final Allocation LINEAR = new Allocation.OnPvs(Geometry.LINEAR);

  /** 126 extents, of which the volume has 20; the PV that was chosen has 51 of those for it. */
  private static final Size.Basis ROOM =
      new Size.Basis(
          EXTENT, 126, 20, List.of(51L, 49L), List.of(51L), List.of(40L), 0, 4096, LINEAR);

  /** A size as written, and the extents it comes to. */
  private record Row(String text, long extents) {}

  static Stream<Row> sizes() {
    return Stream.of(
        new Row("16", 4),
        new Row("10", 3),
        new Row("12m", 3),
        new Row("12M", 3),
        new Row("12 MiB", 3),
        new Row("12MB", 3),
        new Row("12582912b", 3),
        new Row("12582913B", 4),
        new Row("24576s", 3),
        new Row("12288k", 3),
        new Row("1g", 256),
        new Row("1024m", 256),
        new Row("1048576K", 256),
        new Row("1.5GiB", 384),
        new Row("1.1g", 282),
        new Row("0.001g", 1),
        new Row("0.1b", 1),
        new Row("1t", 1 << 18),
        new Row("7e", 7L << 38),
        new Row("7 extents", 7));
  }

  static Stream<Row> shares() {
    return Stream.of(
        new Row("1 extent", 1),
        new Row("33%VG", 41),
        new Row("33 % vg", 41),
        new Row("100%FREE", 60),
        new Row("+100%FREE", 60),
        new Row("1%free", 1),
        new Row("50%PVS", 25),
        new Row("+4m", 21),
        new Row("+10%FREE", 24),
        new Row("+10%VG", 32),
        new Row("-12m", 17),
        new Row("-100 extents", 0));
  }

  @ParameterizedTest
  @MethodSource({"sizes", "shares"})
  void comesToExtents(Row row) {
    assertEquals(row.extents(), Size.parse(row.text()).extents(ROOM));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.0g",
        "0 extents",
        "8e",
        "9999999999999999999999999999e",
        "+",
        "++1g",
        "0%VG",
        "101%VG",
        "1000%POOL",
        "12.5%FREE",
        "50%",
        "50%DISK",
        "1,5m",
        "1e3",
        "1mm",
        "1xb",
        "1bb",
        "g",
        "",
        "$(x)",
        "1 g g",
        "١m"
      })
  void refusesWhatIsNoSize(String text) {
    assertThrows(UnusableValue.class, () -> Size.parse(text));
  }

  /** As LVM 2.03.16 made snapshots of an origin of 25 extents: measured. */
  @ParameterizedTest
  @CsvSource({"1,2", "10,4", "20,6", "50,14", "90,24", "100,26"})
  void addsWhatASnapshotKeepsBesideTheData(int percent, long extents) {
    Allocation copying = new Allocation.CopyOnWrite(SnapshotStore.extents(25, EXTENT, 4096));
    Size.Basis basis =
        new Size.Basis(EXTENT, 126, 0, List.of(), List.of(), List.of(), 25, 4096, copying);

    assertEquals(extents, Size.parse(percent + "%ORIGIN").extents(basis));
    assertEquals(26, Size.parse("1g").extents(basis), "no more than can be filled");
  }

  /** How a volume lies, its size, and the extents of it. */
  private record Rounded(Geometry geometry, String text, long extents) {}

  static Stream<Rounded> rounded() {
    return Stream.of(
        // LVM: "Rounding size 44.00 MiB (11 extents) up to stripe boundary size 48.00 MiB"
        new Rounded(new Geometry(Kind.STRIPED, 2, 1), "44m", 12),
        new Rounded(new Geometry(Kind.STRIPED, 3, 1), "20m", 6),
        new Rounded(new Geometry(Kind.RAID1, 2, 1), "20m", 5),
        new Rounded(new Geometry(Kind.RAID5, 3, 1), "20m", 6),
        new Rounded(new Geometry(Kind.RAID6, 5, 1), "20m", 6),
        new Rounded(new Geometry(Kind.RAID10, 4, 2), "20m", 6),
        // measured: 25 of 126 extents, so 12
        new Rounded(new Geometry(Kind.RAID1, 2, 1), "20%VG", 12));
  }

  @ParameterizedTest
  @MethodSource("rounded")
  void roundsAsLvmDoes(Rounded row) {
    Allocation allocation = new Allocation.OnPvs(row.geometry());
    Size.Basis basis =
        new Size.Basis(EXTENT, 126, 0, List.of(), List.of(), List.of(), 0, 4096, allocation);

    assertEquals(row.extents(), Size.parse(row.text()).extents(basis));
  }

  /**
   * Of five extents some are linear and the last two striped: LVM makes whole stripes of the rest.
   */
  @ParameterizedTest
  @CsvSource({"5,5", "4,5", "3,3", "6,7", "7,7", "1,1"})
  void roundsWhatComesOnTopOfWhatIsThere(long wanted, long extents) {
    assertEquals(
        extents, new Allocation.OnPvs(new Geometry(Kind.STRIPED, 2, 1), 5).roundedUp(wanted));
  }

  /** How a volume lies: images on PVs of their own, with metadata or without. */
  static Stream<Geometry> geometries() {
    return Stream.of(
        Geometry.LINEAR,
        new Geometry(Kind.STRIPED, 2, 1),
        new Geometry(Kind.STRIPED, 3, 1),
        new Geometry(Kind.RAID1, 2, 1),
        new Geometry(Kind.RAID1, 3, 1),
        new Geometry(Kind.RAID5, 3, 1),
        new Geometry(Kind.RAID6, 5, 1),
        new Geometry(Kind.RAID10, 4, 2));
  }

  /** Every share of every layout on many groups: taken once, it comes to the same again. */
  @ParameterizedTest
  @MethodSource("geometries")
  void takesSharesThatFitAndStayWhenTheVolumeHasThem(Geometry geometry) {
    Allocation allocation = new Allocation.OnPvs(geometry);
    for (int seed = 1; seed <= 40; seed++) {
      List<Long> free = pvs(seed, geometry.images());
      for (String share : List.of("1%FREE", "33%FREE", "50%PVS", "99%FREE", "100%FREE", "7%VG")) {
        Size size = Size.parse(share);
        long own = size.extents(basis(free, free, 0, allocation));
        if (own > 0) {
          List<Long> left = without(free, geometry, own, share);
          Allocation made = new Allocation.OnPvs(geometry, own);
          assertEquals(own, size.extents(basis(free, left, own, made)), share);
          assertEquals(0, own % geometry.data(), share);
        }
      }
    }
  }

  private static List<Long> pvs(int seed, int images) {
    return LongStream.range(0, images + seed % 3)
        .map(pv -> 5 + (seed * 37L + pv * 101) % 300)
        .boxed()
        .toList();
  }

  private static Size.Basis basis(
      List<Long> all, List<Long> unused, long own, Allocation allocation) {
    long total = all.stream().mapToLong(Long::longValue).sum() + 200;
    return new Size.Basis(EXTENT, total, own, all, all, unused, 0, 4096, allocation);
  }

  /** What is left of the PVs when LVM fills the roomiest first; it must fit there. */
  private static List<Long> without(List<Long> free, Geometry geometry, long own, String share) {
    List<Long> left = new ArrayList<>(free);
    long each = geometry.physical(own) / geometry.images();
    while (each > 0) {
      List<Integer> roomiest =
          IntStream.range(0, left.size())
              .boxed()
              .sorted(Comparator.comparing((Integer pv) -> -left.get(pv)))
              .limit(geometry.images())
              .toList();
      long step = Math.min(each, left.get(roomiest.get(geometry.images() - 1)));
      if (step == 0) {
        assertTrue(share.endsWith("VG"), share + " of " + free + " does not fit");
        return left;
      }
      roomiest.forEach(pv -> left.set(pv, left.get(pv) - step));
      each -= step;
    }
    return left;
  }

  /** A pool with its metadata and what repairs it: also where metadata grows by whole extents. */
  @ParameterizedTest
  @ValueSource(longs = {4L << 20, 1L << 20, 64L << 10})
  void takesSharesForPoolsThatStay(long extentSize) {
    for (long free = 3; free < 30_000; free += free / 7 + 1) {
      for (String share : List.of("100%FREE", "50%FREE", "33%VG")) {
        PoolMetadata before = new PoolMetadata(extentSize, 0, 0, 0);
        long own = Size.parse(share).extents(pool(extentSize, free, before));
        if (own > 0) {
          long metadata = before.extentsFor(own);
          assertTrue(before.taken(own) <= free, share);
          PoolMetadata after =
              new PoolMetadata(extentSize, before.chunkFor(own), metadata, metadata);
          assertEquals(own, Size.parse(share).extents(pool(extentSize, free, after)), share);
        }
      }
    }
  }

  private static Size.Basis pool(long extentSize, long free, PoolMetadata metadata) {
    List<Long> areas = List.of(free);
    return new Size.Basis(
        extentSize, free, 0, areas, areas, areas, 0, 4096, new Allocation.Pool(metadata, false));
  }

  @ParameterizedTest
  @CsvSource({"25,64,1", "262144,512,32", "2621440,8192,20", "26214400,65536,25"})
  void choosesChunksAndMetadataAsLvmDoes(long extents, long chunkKiB, long metadata) {
    PoolMetadata pool = new PoolMetadata(EXTENT, 0, 0, 0);

    assertEquals(chunkKiB << 10, pool.chunkFor(extents));
    assertEquals(metadata, pool.extentsFor(extents));
  }
}
