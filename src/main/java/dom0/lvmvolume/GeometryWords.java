package dom0.lvmvolume;

import dom0.lvmvolume.lvm.Geometry;
import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.option.Layout;
import java.util.ArrayList;
import java.util.List;

/** How lvcreate is told the way in which a volume's extents shall lie. */
final class GeometryWords {
  private GeometryWords() {}

  /**
   * Of segments with different stripes LVM wants to be told which: "Please specify number of
   * stripes (-i) and stripesize (-I)". None elsewhere.
   */
  static List<String> ofLast(LogicalVolume volume) {
    LogicalVolume.Segment last = volume.last();
    boolean mixed =
        volume.segments().stream()
            .anyMatch(it -> it.stripes() != last.stripes() || it.stripeSize() != last.stripeSize());
    if (!mixed || volume.kind() != Kind.STRIPED) {
      return List.of();
    }
    return last.stripes() > 1
        ? List.of("-i", "" + last.stripes(), "-I", last.stripeSize() / 1024 + "k")
        : List.of("-i", "1");
  }

  /** No words for a linear volume, which is what lvcreate makes by itself. */
  static List<String> of(Geometry geometry, Layout layout) {
    if (geometry.kind() == Kind.LINEAR) {
      return List.of();
    }
    List<String> words = new ArrayList<>(List.of("--type", geometry.kind().word()));
    if (geometry.data() > 1) {
      words.addAll(List.of("-i", "" + geometry.data()));
    }
    switch (geometry.kind()) {
      case RAID1 -> words.addAll(List.of("-m", "" + (geometry.images() - 1)));
      case RAID10 -> words.addAll(List.of("-m", "" + (geometry.copies() - 1)));
      default -> {} // no copies
    }
    layout.stripeSize().ifPresent(bytes -> words.addAll(List.of("-I", bytes / 1024 + "k")));
    layout.raidOptions().region().ifPresent(it -> words.addAll(List.of("-R", it / 1024 + "k")));
    words.addAll(layout.raidOptions().nosync() ? List.of("--nosync") : List.of());
    return List.copyOf(words);
  }
}
