package dom0.xenguest.xlcfg;

import dom0.text.Nearest;
import dom0.text.Problems;
import dom0.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One disk of a guest, as xl-disk-configuration(5) spells it: keys and flags, among them target,
 * vdev, format and access. A flag has the value "".
 */
public record DiskSpec(Map<String, String> values) {
  /** In the order in which they are written; xl wants target last, since it takes the rest. */
  private static final List<String> KEYS =
      List.of(
          "format",
          "vdev",
          "access",
          "devtype",
          "backend",
          "backendtype",
          "script",
          "specification",
          "target");

  private static final List<String> FLAGS =
      List.of("cdrom", "direct-io-safe", "discard", "no-discard", "trusted", "untrusted");
  private static final List<String> POSITIONS = List.of("target", "format", "vdev", "access");
  private static final Map<String, Set<String>> WORDS =
      new TreeMap<>( // in order: several wrong words are named the same way every time
          Map.of(
              "format", Set.of("raw", "qcow", "qcow2", "vhd", "qed", "empty"),
              "access", Set.of("r", "ro", "w", "rw"),
              "devtype", Set.of("cdrom", "disk"),
              "backendtype", Set.of("phy", "qdisk", "standalone", "tap"),
              "specification", Set.of("xen", "virtio")));
  // xl stops at xvdzz, hdd and sdp.
  private static final Pattern VDEV =
      Pattern.compile(
          "xvd[a-z]{1,2}([1-9]\\d{0,2})?|hd[a-d]([1-9]\\d?)?|sd[a-p]([1-9]|1[0-5])?|d\\d+(p\\d+)?|\\d+|0x[0-9a-f]+");
  // Of old; they say how the target is to be understood, and stand for the format.
  private static final Pattern PREFIX =
      Pattern.compile("(phy|file|tap2?|tapdisk|aio|ioemu|raw|qcow2?|vhd|iscsi|e?nbd|drbd):(.*)");
  private static final Set<String> FORMATS = Set.of("raw", "qcow", "qcow2", "vhd");
  private static final Set<String> SCRIPTS = Set.of("iscsi", "nbd", "enbd", "drbd");

  public DiskSpec {
    values = Map.copyOf(values);
  }

  /** Reads a string of the grammar: positions, keys and flags, and target= for the whole rest. */
  public static DiskSpec parse(String text, Problems problems) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> positions = new ArrayList<>(POSITIONS);
    String rest = text.stripLeading();
    while (!rest.isEmpty()) {
      int comma = rest.startsWith("target=") ? -1 : rest.indexOf(',');
      String part = comma < 0 ? rest : rest.substring(0, comma);
      rest = comma < 0 ? "" : rest.substring(comma + 1).stripLeading();
      take(part, positions, values, problems);
    }
    return checked(values, text, problems);
  }

  private static void take(
      String part, List<String> positions, Map<String, String> values, Problems problems) {
    int equals = part.indexOf('=');
    if (equals > 0) {
      put(part.substring(0, equals), part.substring(equals + 1), values, problems);
    } else if (FLAGS.contains(part)) {
      put(part, "", values, problems);
    } else if (positions.isEmpty()) {
      problems.add("more than target,format,vdev,access: '%s'".formatted(part));
    } else {
      takePosition(part, positions, values, problems);
    }
  }

  private static void takePosition(
      String part, List<String> positions, Map<String, String> values, Problems problems) {
    String key = positions.remove(0);
    if (key.equals("target") && PREFIX.matcher(part).matches()) {
      positions.remove("format");
      put(key, withoutPrefixes(part, values, problems), values, problems);
    } else if (key.equals("vdev") && part.endsWith(":cdrom")) {
      put("cdrom", "", values, problems);
      put(key, part.substring(0, part.length() - ":cdrom".length()), values, problems);
    } else if (!part.isEmpty()) {
      put(key, part, values, problems);
    }
  }

  /** Prefixes can follow one another: tap:qcow2:/a.img. */
  private static String withoutPrefixes(
      String part, Map<String, String> values, Problems problems) {
    String rest = part;
    Matcher prefix = PREFIX.matcher(rest);
    while (prefix.matches()) {
      String word = prefix.group(1);
      if (FORMATS.contains(word)) {
        put("format", word, values, problems);
      } else if (SCRIPTS.contains(word)) {
        put("script", "block-" + word, values, problems);
      }
      rest = prefix.group(2);
      prefix = PREFIX.matcher(rest);
    }
    return rest;
  }

  /** Reads a disk from a dictionary of keys, and flags that are true. */
  public static DiskSpec of(Map<String, String> given, Problems problems) {
    Map<String, String> values = new LinkedHashMap<>();
    given.forEach(
        (key, value) -> {
          if (!FLAGS.contains(key)) {
            put(key, value, values, problems);
          } else if (value.equals("true")) {
            put(key, "", values, problems);
          } else {
            problems.addUnless(value.equals("false"), key + " is a flag: true or false");
          }
        });
    return checked(values, String.join(",", given.values()), problems);
  }

  private static void put(String key, String value, Map<String, String> values, Problems problems) {
    if (!KEYS.contains(key) && !FLAGS.contains(key)) {
      problems.add(Nearest.complaint("parameter", key, KEYS));
    } else if (values.putIfAbsent(key, value) != null) {
      problems.add(key + " is given twice");
    }
  }

  private static DiskSpec checked(Map<String, String> values, String text, Problems problems) {
    WORDS.forEach(
        (key, words) -> {
          String word = values.getOrDefault(key, "");
          problems.addUnless(
              word.isEmpty() || words.contains(word),
              "%s must be one of %s, not '%s'"
                  .formatted(key, String.join(", ", words.stream().sorted().toList()), word));
        });
    String vdev = values.getOrDefault("vdev", "");
    problems.addUnless(
        VDEV.matcher(vdev).matches(),
        vdev.isEmpty()
            ? "no vdev, such as xvda"
            : "vdev '%s' is not a device name such as xvda".formatted(vdev));
    DiskSpec disk = new DiskSpec(values);
    problems.addUnless(
        disk.target().startsWith("/")
            || disk.isOpaque()
            || (disk.target().isEmpty() && disk.cdrom()),
        "the target '%s' is no absolute path".formatted(disk.target()));
    problems.addUnless(Texts.isPrintable(text), "a control character");
    return disk;
  }

  public String target() {
    return values.getOrDefault("target", "");
  }

  public String vdev() {
    return values.getOrDefault("vdev", "");
  }

  /** What is in it: a drive without a target is empty, whatever else is said. */
  public String format() {
    return target().isEmpty() ? "empty" : values.getOrDefault("format", "raw");
  }

  public boolean readOnly() {
    return cdrom() || values.getOrDefault("access", "").matches("ro?");
  }

  private boolean cdrom() {
    return values.containsKey("cdrom") || values.getOrDefault("devtype", "").equals("cdrom");
  }

  /** Whether the target is for a script or another domain to understand, no path of dom0. */
  public boolean isOpaque() {
    return values.containsKey("script") || values.containsKey("backend");
  }

  /** The one way in which we write it. */
  public String render() {
    List<String> parts = new ArrayList<>();
    Map<String, String> full = new LinkedHashMap<>(values);
    full.putIfAbsent("format", "raw");
    full.put("access", readOnly() ? "ro" : "rw");
    FLAGS.stream().filter(full::containsKey).forEach(parts::add);
    KEYS.stream()
        .filter(key -> !full.getOrDefault(key, "").isEmpty())
        .forEach(key -> parts.add(key + "=" + full.get(key)));
    return String.join(",", parts);
  }
}
