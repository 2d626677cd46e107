package dom0.lvmvolume;

import dom0.module.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A volume's name, and its group's where the user said it.
 *
 * <p>The rules are LVM's, lvm(8): checked here since LVM's own messages come after check mode has
 * promised a change, and some names it accepts only to fail half-way.
 */
record VolumeName(Optional<String> group, String volume) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+_.][A-Za-z0-9+_.-]*");

  /** With what the device mapper's name has between and behind them, 128 bytes. */
  private static final int LONGEST = 124;

  private static final List<String> RESERVED_STARTS = List.of("snapshot", "pvmove");

  // lib/metadata/lv.c, _lv_name_has_reserved: the names of the parts of other volumes.
  private static final List<String> RESERVED_PARTS =
      List.of(
          "_cdata",
          "_cmeta",
          "_corig",
          "_cpool",
          "_cvol",
          "_iorig",
          "_imeta",
          "_mimage",
          "_mlog",
          "_pmspare",
          "_rimage",
          "_rmeta",
          "_tdata",
          "_tmeta",
          "_vdata",
          "_vorigin",
          "_wcorig");

  /** Reads the options lv and vg: lv may also be "VG/LV" or "/dev/VG/LV". */
  static VolumeName of(Arguments arguments) {
    Optional<String> vg = arguments.text("vg").map(VolumeName::withoutDev);
    String lv = withoutDev(arguments.requiredText("lv"));
    int slash = lv.indexOf('/');
    Optional<String> before = slash > 0 ? Optional.of(lv.substring(0, slash)) : Optional.empty();
    if (before.isPresent() && vg.isPresent() && !before.equals(vg)) {
      arguments.problem(
          "option lv names the volume group %s, option vg names %s"
              .formatted(before.get(), vg.get()));
    }
    VolumeName name = new VolumeName(before.or(() -> vg), slash > 0 ? lv.substring(slash + 1) : lv);
    if (lv.startsWith("mapper/")) {
      arguments.problem("option lv must be LV, VG/LV or /dev/VG/LV, not a path in /dev/mapper");
    } else if (!lv.isEmpty()) {
      check("lv", name.volume(), arguments);
      checkReserved(name.volume(), arguments);
    }
    name.group().ifPresent(group -> check("vg", group, arguments));
    checkLength(name.group().orElse(""), name.volume()).ifPresent(arguments::problem);
    return name;
  }

  private static String withoutDev(String path) {
    return path.startsWith("/dev/") ? path.substring("/dev/".length()) : path;
  }

  private static void check(String option, String name, Arguments arguments) {
    boolean dots = name.equals(".") || name.equals("..");
    if (dots || !FORM.matcher(name).matches()) {
      arguments.problem(
          "option %s must be a name of letters, digits and + _ . - that does not begin with -,"
                  .formatted(option)
              + " not '%s'".formatted(name.length() > LONGEST ? "one so long" : name));
    }
  }

  private static void checkReserved(String name, Arguments arguments) {
    for (String start : RESERVED_STARTS) {
      if (name.startsWith(start)) {
        arguments.problem("option lv must not begin with '%s': LVM keeps it".formatted(start));
      }
    }
    for (String part : RESERVED_PARTS) {
      if (name.contains(part)) {
        arguments.problem("option lv must not contain '%s': LVM keeps it".formatted(part));
      }
    }
  }

  /** What is wrong with the length of two names together; LVM calls it an internal error. */
  static Optional<String> checkLength(String group, String volume) {
    long length = mapped(group) + mapped(volume);
    return length <= LONGEST
        ? Optional.empty()
        : Optional.of(
            "options vg and lv must not exceed %d characters together, hyphens counted twice, not %d"
                .formatted(LONGEST, length));
  }

  private static long mapped(String name) {
    return name.length() + name.chars().filter(c -> c == '-').count();
  }
}
