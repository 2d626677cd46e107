package dom0.lvmvolume;

import dom0.module.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One row of LVM's report: every value is a string, also numbers. */
record LvmRow(Json row) {
  /** "/dev/sdb:0-9", where the segment lies on a PV itself. */
  private static final Pattern RANGE = Pattern.compile("(/.*):([0-9]{1,18})-([0-9]{1,18})");

  /** A field's text; "" is how LVM says that there is nothing to say. */
  String text(String field) {
    return row.get(field).text().orElseThrow(() -> new Malformed("a row lacks the field " + field));
  }

  long number(String field) {
    String text = text(field);
    if (!text.matches("[0-9]{1,18}")) {
      throw new Malformed("the field %s is '%s', no number".formatted(field, text));
    }
    return Long.parseLong(text);
  }

  /** "major:minor"; LVM says -1:-1 of a volume that is not active. */
  String device() {
    String major = text("lv_kernel_major");
    return major.startsWith("-") ? "" : major + ":" + text("lv_kernel_minor");
  }

  LogicalVolume.Segment segment() {
    List<LogicalVolume.Piece> pieces = new ArrayList<>();
    for (String range : text("seg_pe_ranges").split(" ")) {
      Matcher piece = RANGE.matcher(range);
      if (piece.matches()) {
        long extents = Long.parseLong(piece.group(3)) - Long.parseLong(piece.group(2)) + 1;
        pieces.add(new LogicalVolume.Piece(piece.group(1), extents));
      }
    }
    return new LogicalVolume.Segment(text("segtype"), pieces);
  }

  /** The report is not as it should be; the message says where. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
