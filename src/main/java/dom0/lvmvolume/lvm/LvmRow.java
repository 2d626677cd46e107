package dom0.lvmvolume.lvm;

import dom0.json.Json;
import dom0.lvmvolume.lvm.LogicalVolume.Fill;
import dom0.lvmvolume.lvm.LogicalVolume.PvRange;
import dom0.lvmvolume.lvm.LogicalVolume.Relations;
import dom0.lvmvolume.lvm.LogicalVolume.Segment;
import dom0.lvmvolume.lvm.LogicalVolume.Settings;
import dom0.lvmvolume.lvm.LogicalVolume.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One row of LVM's report: every value is a string, also numbers. */
record LvmRow(Json row) {
  /** "/dev/sdb:0-9", where the segment lies on a PV itself. */
  private static final Pattern RANGE = Pattern.compile("(/.*):([0-9]{1,18})-([0-9]{1,18})");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** A field's text; "" is how LVM says that there is nothing to say. */
  String text(String field) {
    return row.get(field).text().orElseThrow(() -> new Malformed("a row lacks the field " + field));
  }

  /** Whether a field holds its word: LVM says "" for no and "unknown" where it cannot tell. */
  boolean says(String field, String word) {
    return text(field).equals(word);
  }

  long number(String field) {
    String text = text(field);
    if (!NUMBER.matcher(text).matches()) {
      throw new Malformed("the field %s is '%s', no number".formatted(field, text));
    }
    return Long.parseLong(text);
  }

  private List<String> words(String field) {
    return Arrays.stream(text(field).split(",")).filter(word -> !word.isEmpty()).toList();
  }

  /** "major:minor"; LVM says -1:-1 of a volume that is not active. */
  private String device() {
    String major = text("lv_kernel_major");
    return major.startsWith("-") ? "" : major + ":" + text("lv_kernel_minor");
  }

  Status status() {
    String health = text("lv_health_status");
    return new Status(
        says("lv_active", "active"),
        says("lv_device_open", "open"),
        device(),
        health.equals("unknown") ? "" : health,
        says("lv_merging", "merging"),
        says("lv_snapshot_invalid", "snapshot invalid"));
  }

  /** LVM knows autoactivation since 2.03.12; before, every volume has it. */
  Settings settings() {
    return new Settings(
        text("lv_permissions").startsWith("read-only"),
        words("lv_tags"),
        text("lv_read_ahead"),
        text("lv_allocation_policy"),
        !text("lv_skip_activation").isEmpty(),
        !row.get("lv_autoactivation").text().orElse("enabled").isEmpty(),
        persistentMinor());
  }

  /** "-1" for none. */
  private long persistentMinor() {
    return text("lv_minor").startsWith("-") ? -1 : number("lv_minor");
  }

  Relations relations() {
    return new Relations(words("lv_role"), text("lv_layout"), text("origin"), text("pool_lv"));
  }

  Fill fill() {
    boolean isPool = !text("lv_metadata_size").isEmpty();
    return new Fill(
        text("data_percent"),
        text("metadata_percent"),
        text("sync_percent"),
        isPool ? number("lv_metadata_size") : 0,
        text("lv_when_full"));
  }

  Segment segment() {
    return new Segment(
        text("segtype"),
        (int) number("stripes"),
        (int) number("data_copies"),
        number("stripe_size"),
        number("region_size"),
        number("chunk_size"),
        text("discards"),
        says("zero", "zero"),
        text("cache_mode"));
  }

  List<PvRange> pieces() {
    List<PvRange> pieces = new ArrayList<>();
    for (String range : text("seg_pe_ranges").split(" ")) {
      Matcher piece = RANGE.matcher(range);
      if (piece.matches()) {
        long extents = Long.parseLong(piece.group(3)) - Long.parseLong(piece.group(2)) + 1;
        pieces.add(new PvRange(piece.group(1), extents));
      }
    }
    return List.copyOf(pieces);
  }

  /** The report is not as it should be; the message says where. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
