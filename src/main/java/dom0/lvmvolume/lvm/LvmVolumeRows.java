package dom0.lvmvolume.lvm;

import dom0.lvmvolume.lvm.LogicalVolume.PvRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the rows of one group's volumes and segments together; a group may have thousands. */
final class LvmVolumeRows {
  private final List<LvmRow> volumes;
  private final Map<String, List<LvmRow>> segments = new HashMap<>();
  private final Map<String, List<LvmRow>> parts = new HashMap<>();
  private final Map<String, LvmRow> cachedOrigins = new HashMap<>();

  LvmVolumeRows(List<LvmRow> volumes, List<LvmRow> segments) {
    this.volumes = volumes;
    segments.forEach(row -> list(this.segments, row.text("lv_uuid")).add(row));
    volumes.stream()
        .filter(row -> !row.text("lv_parent").isEmpty())
        .forEach(row -> list(parts, row.text("lv_parent")).add(row));
    volumes.stream()
        .filter(row -> row.text("lv_role").contains("cacheorigin"))
        .forEach(row -> cachedOrigins.put(row.text("lv_name"), row));
  }

  private static <T> List<T> list(Map<String, List<T>> map, String key) {
    return map.computeIfAbsent(key, unused -> new ArrayList<>());
  }

  /** The user's volumes, or the hidden ones they consist of, whose names LVM puts in brackets. */
  List<LvmRow> volumes(boolean hidden) {
    return volumes.stream().filter(row -> row.text("lv_name").startsWith("[") == hidden).toList();
  }

  private List<LvmRow> segments(LvmRow volume) {
    return segments.getOrDefault(volume.text("lv_uuid"), List.of());
  }

  LogicalVolume volume(LvmRow row) {
    return new LogicalVolume(
        row.text("lv_name"),
        row.text("lv_uuid"),
        row.text("lv_path"),
        row.text("lv_dm_path"),
        row.number("lv_size"),
        row.status(),
        row.settings(),
        row.relations(),
        row.fill(),
        segments(row).stream().map(LvmRow::segment).toList(),
        pieces(row));
  }

  private List<PvRange> pieces(LvmRow row) {
    List<PvRange> all = new ArrayList<>();
    segments(row).forEach(segment -> all.addAll(segment.pieces()));
    for (LvmRow part : parts.getOrDefault(row.text("lv_name"), List.of())) {
      all.addAll(pieces(part));
    }
    // the one part whose lv_parent LVM leaves empty: "[web_corig]"
    LvmRow cached = cachedOrigins.get(row.text("origin"));
    if (cached != null) {
      all.addAll(pieces(cached));
    }
    return List.copyOf(all);
  }
}
