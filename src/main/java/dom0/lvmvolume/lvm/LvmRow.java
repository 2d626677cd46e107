package dom0.lvmvolume.lvm;

import dom0.json.JsonTables;
import dom0.lvmvolume.lvm.LogicalVolume.Fill;
import dom0.lvmvolume.lvm.LogicalVolume.PvRange;
import dom0.lvmvolume.lvm.LogicalVolume.Relations;
import dom0.lvmvolume.lvm.LogicalVolume.Segment;
import dom0.lvmvolume.lvm.LogicalVolume.Settings;
import dom0.lvmvolume.lvm.LogicalVolume.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One row of LVM's report: every value is a string, also numbers. */
record LvmRow(JsonTables.Row row) {
  /** A field's text; "" is how LVM says that there is nothing to say. */
  String text(String field) {
    return row.text(field).orElseThrow(() -> new Malformed("a row lacks the field " + field));
  }

  /** Whether a field holds its word: LVM says "" for no and "unknown" where it cannot tell. */
  boolean says(String field, String word) {
    return text(field).equals(word);
  }

  long number(String field) {
    String text = text(field);
    if (!isNumber(text)) {
      throw new Malformed("the field %s is '%s', no number".formatted(field, text));
    }
    return Long.parseLong(text);
  }

  /** Digits, as many as a long surely holds. A group of thousands is full of them: no pattern. */
  private static boolean isNumber(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 18;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }

  private List<String> words(String field) {
    String text = text(field);
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",")).filter(word -> !word.isEmpty()).toList();
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
        !row.text("lv_autoactivation").orElse("enabled").isEmpty(),
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

  /** Those of "/dev/sdb:0-9" that lie on a PV itself, and not in another volume. */
  List<PvRange> pieces() {
    List<PvRange> pieces = new ArrayList<>();
    for (String range : text("seg_pe_ranges").split(" ")) {
      int colon = range.lastIndexOf(':');
      int dash = range.indexOf('-', colon);
      if (range.startsWith("/") && colon > 0 && dash > 0) {
        String first = range.substring(colon + 1, dash);
        String last = range.substring(dash + 1);
        if (isNumber(first) && isNumber(last)) {
          long extents = Long.parseLong(last) - Long.parseLong(first) + 1;
          pieces.add(new PvRange(range.substring(0, colon), extents));
        }
      }
    }
    return pieces;
  }

  /** The report is not as it should be; the message says where. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
