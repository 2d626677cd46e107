package dom0.xenguest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a guest's file says: its keys in the order of the file, each with its last value. */
record XlConfig(Map<String, XlValue> values) {
  static final XlConfig EMPTY = new XlConfig(Map.of());

  private static final String HEADER =
      "# Written by dom0.xen's xen_guest. An option of a task replaces its key here; other keys are kept.\n";

  /** First in a file that we write, in this order; then the others as they came. */
  private static final List<String> ORDER =
      List.of(
          "name",
          "type",
          "uuid",
          "kernel",
          "ramdisk",
          "cmdline",
          "root",
          "extra",
          "bootloader",
          "memory",
          "maxmem",
          "vcpus",
          "maxvcpus",
          "cpus",
          "tsc_mode",
          "on_poweroff",
          "on_reboot",
          "on_crash",
          "on_watchdog",
          "on_soft_reset",
          "disk",
          "vif");

  private static final Set<String> NUMBERS = Set.of("memory", "maxmem", "vcpus", "maxvcpus");

  XlConfig {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  Optional<XlValue> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The text of a string or number. */
  Optional<String> text(String key) {
    return get(key).flatMap(XlValue::scalar);
  }

  /** A number as xl reads it; empty when the value is none. */
  Optional<Long> number(String key) {
    return text(key).flatMap(XlConfig::decoded);
  }

  private static Optional<Long> decoded(String digits) {
    try {
      return Optional.of(Long.decode(digits)); // strtol with base 0, the octal form included
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The strings of a list; none when the value is no list. */
  List<String> strings(String key) {
    return get(key).stream()
        .flatMap(value -> value instanceof XlValue.Items list ? list.items().stream() : Stream.of())
        .flatMap(item -> item.scalar().stream())
        .toList();
  }

  XlConfig with(String key, XlValue value) {
    Map<String, XlValue> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new XlConfig(changed);
  }

  XlConfig without(Set<String> keys) {
    Map<String, XlValue> changed = new LinkedHashMap<>(values);
    changed.keySet().removeAll(keys);
    return new XlConfig(changed);
  }

  /** Whether xl would read the same from both. */
  boolean meansTheSameAs(XlConfig other) {
    return values.keySet().equals(other.values.keySet())
        && values.keySet().stream().allMatch(key -> meaning(key).equals(other.meaning(key)));
  }

  private Object meaning(String key) {
    if (NUMBERS.contains(key) && number(key).isPresent()) {
      return number(key).get();
    }
    return switch (key) {
      case "disk" -> strings(key).stream().map(XlConfig::diskMeaning).toList();
      case "vif" -> strings(key).stream().map(XlConfig::vifMeaning).toList();
      case "uuid" -> text(key).orElse("").toLowerCase(Locale.ROOT);
      default ->
          text(key)
              .<Object>map(text -> text)
              .orElseGet(() -> values.getOrDefault(key, XlValue.of("")));
    };
  }

  /** A disk that we cannot read means only itself. */
  private static String diskMeaning(String text) {
    Problems problems = new Problems();
    DiskSpec disk = DiskSpec.parse(text, problems);
    return problems.isEmpty() ? disk.render() : text;
  }

  private static String vifMeaning(String text) {
    Problems problems = new Problems();
    VifSpec vif = VifSpec.parse(text, problems);
    return problems.isEmpty() ? vif.render() : text;
  }

  /** The file's text. */
  String render() {
    Set<String> keys = new LinkedHashSet<>(ORDER);
    keys.retainAll(values.keySet());
    keys.addAll(values.keySet());
    StringBuilder text = new StringBuilder(HEADER);
    keys.forEach(
        key -> get(key).ifPresent(value -> text.append(key + " = " + value.render() + "\n")));
    return text.toString();
  }
}
