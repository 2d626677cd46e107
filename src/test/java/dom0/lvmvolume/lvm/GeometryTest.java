package dom0.lvmvolume.lvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How far images reach on uneven PVs; the numbers are those that lvcreate of 2.03.16 allowed. */
class GeometryTest {
  private static final Geometry STRIPES = new Geometry(Kind.STRIPED, 2, 1);
  private static final Geometry RAID1 = new Geometry(Kind.RAID1, 2, 1);

  @Test
  void fillsTheRoomiestPvsFirst() {
    assertEquals(13, STRIPES.reach(List.of(63L, 13L)));
    assertEquals(10, STRIPES.reach(List.of(10L, 5L, 5L)));
    assertEquals(6, STRIPES.reach(List.of(6L, 6L, 6L)), "LVM leaves the third alone");
    assertEquals(0, STRIPES.reach(List.of(63L)));
    assertEquals(0, STRIPES.reach(List.of(63L, 0L)));
  }

  @Test
  void keepsRoomForTheMetadataOfEachImage() {
    assertEquals(9, RAID1.within(List.of(10L, 5L, 5L), 100));
    assertEquals(20, STRIPES.within(List.of(10L, 5L, 5L), 100));
    assertEquals(10, RAID1.more(List.of(10L, 5L, 5L)), "of a volume that has its metadata");
  }
}
