package dom0.lvmvolume.lvm;

import dom0.module.Arguments;
import dom0.module.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A volume's name, and its group's where the user said it.
 *
 * <p>The rules are LVM's, lvm(8): checked here since LVM's own messages come after check mode has
 * promised a change, and some names it accepts only to fail half-way.
 */
public record VolumeName(Optional<String> group, String volume) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+_.][A-Za-z0-9+_.-]*");

  private static final Pattern BETWEEN = Pattern.compile("((?:[^-]|--)+)-((?:[^-]|--)+)");

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

  /** VG/LV, or LV alone where the user did not name the group. */
  public String full() {
    return group.map(it -> it + "/" + volume).orElse(volume);
  }

  /** A volume as an option writes it: "LV", "VG/LV", "/dev/VG/LV" or "/dev/mapper/VG-LV". */
  public static VolumeName of(Option<String> option, Arguments arguments) {
    String written = arguments.get(option).orElse("");
    VolumeName name = split(withoutDev(written));
    if (!written.isEmpty()) {
      check(option.name(), name.volume(), arguments);
      checkReserved(option.name(), name.volume(), arguments);
    }
    name.group().ifPresent(it -> check(option.name(), it, arguments));
    return name;
  }

  /**
   * The group that the options of one task agree on.
   *
   * @param option names it alone
   * @param names what the other options name, by their names
   */
  public static Optional<String> group(
      Option<String> option, Map<String, VolumeName> names, Arguments arguments) {
    Optional<String> group = arguments.get(option).map(VolumeName::withoutDev);
    group.ifPresent(it -> check(option.name(), it, arguments));
    String by = option.name();
    for (Map.Entry<String, VolumeName> named : names.entrySet()) {
      Optional<String> other = named.getValue().group();
      if (group.isPresent() && other.isPresent() && !other.equals(group)) {
        arguments.problem(
            "option %s names the volume group %s, option %s names %s"
                .formatted(named.getKey(), other.get(), by, group.get()));
      }
      if (group.isEmpty() && other.isPresent()) {
        group = other;
        by = named.getKey();
      }
    }
    return group;
  }

  private static VolumeName split(String text) {
    if (text.startsWith("mapper/")) {
      return mappedName(text.substring("mapper/".length()));
    }
    int slash = text.indexOf('/');
    return slash > 0
        ? new VolumeName(Optional.of(text.substring(0, slash)), text.substring(slash + 1))
        : new VolumeName(Optional.empty(), text);
  }

  /** The device mapper doubles the hyphens of both names, so a single one stands between them. */
  private static VolumeName mappedName(String text) {
    Matcher single = BETWEEN.matcher(text);
    return single.matches()
        ? new VolumeName(
            Optional.of(single.group(1).replace("--", "-")), single.group(2).replace("--", "-"))
        : new VolumeName(Optional.empty(), "/dev/mapper/" + text);
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
              + " not %s".formatted(name.length() > LONGEST ? "one so long" : "'" + name + "'"));
    }
  }

  private static void checkReserved(String option, String name, Arguments arguments) {
    for (String start : RESERVED_STARTS) {
      if (name.startsWith(start)) {
        arguments.problem(
            "option %s must not begin with '%s': LVM reserves that".formatted(option, start));
      }
    }
    for (String part : RESERVED_PARTS) {
      if (name.contains(part)) {
        arguments.problem(
            "option %s must not contain '%s': LVM reserves that".formatted(option, part));
      }
    }
  }

  /** What is wrong with the length of two names together; LVM calls it an internal error. */
  public static Optional<String> checkLength(String group, String volume) {
    long length = mapped(group) + mapped(volume);
    return length <= LONGEST
        ? Optional.empty()
        : Optional.of(
            "options vg and lv must not exceed %d characters together, hyphens counted twice, not %d"
                .formatted(LONGEST, length));
  }

  /** Where the device mapper has the volume. */
  public static String dmPath(String group, String volume) {
    return "/dev/mapper/" + group.replace("-", "--") + "-" + volume.replace("-", "--");
  }

  private static long mapped(String name) {
    return name.length() + name.chars().filter(c -> c == '-').count();
  }
}
