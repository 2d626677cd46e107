package dom0.xenguest.xlcfg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a guest's file says: its keys in the order of the file, each with its last value. Disks and
 * network interfaces are read once, when they come in.
 */
public record XlConfig(Map<String, XlValue> values) {
  /** The lists whose items are read. It stands before what needs it. */
  private static final List<String> DEVICES = List.of("disk", "vif");

  public static final XlConfig EMPTY = new XlConfig(Map.of());

  private static final String HEADER =
      "# Written by dom0.xen's xen_guest. An option of a task replaces its key here; other keys are"
          + " kept.\n";

  public XlConfig {
    Map<String, XlValue> read = new LinkedHashMap<>(values);
    for (String key : DEVICES) {
      if (read.get(key) instanceof XlValue.Items list && hasUnread(list)) {
        read.put(key, devices(key, list));
      }
    }
    values = Collections.unmodifiableMap(read);
  }

  /** A list whose texts are read; what was read before stays. */
  private static XlValue devices(String key, XlValue.Items list) {
    List<XlValue> items = new ArrayList<>();
    for (XlValue item : list.items()) {
      items.add(isUnread(item) ? device(key, item.scalar().orElseThrow()) : item);
    }
    return new XlValue.Items(items);
  }

  private static XlValue device(String key, String text) {
    return key.equals("disk") ? XlValue.Disk.parse(text) : XlValue.Card.parse(text);
  }

  private static boolean hasUnread(XlValue.Items list) {
    for (XlValue item : list.items()) { // no stream: each change to a key makes a new config
      if (isUnread(item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnread(XlValue item) {
    return item instanceof XlValue.Text || item instanceof XlValue.Digits;
  }

  /** The disks that we can read. */
  public List<DiskSpec> disks() {
    return items("disk", XlValue.Disk.class).stream()
        .filter(disk -> disk.problems().isEmpty())
        .map(XlValue.Disk::spec)
        .toList();
  }

  /** What is wrong with the other disks. */
  public List<String> diskProblems() {
    return items("disk", XlValue.Disk.class).stream()
        .flatMap(
            disk ->
                disk.problems().stream()
                    .map(problem -> "the disk '%s': %s".formatted(disk.text(), problem)))
        .toList();
  }

  /**
   * The network interfaces, as far as we can read them: xl too starts a guest whose interface it
   * cannot read.
   */
  public List<VifSpec> cards() {
    return cardItems().stream().map(XlValue.Card::spec).toList();
  }

  /** The devices as they stand in the file. */
  public List<XlValue.Card> cardItems() {
    return items("vif", XlValue.Card.class);
  }

  private <T extends XlValue> List<T> items(String key, Class<T> type) {
    return items(key).stream().filter(type::isInstance).map(type::cast).toList();
  }

  Optional<XlValue> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** The text of a string or number. */
  public Optional<String> text(String key) {
    return get(key).flatMap(XlValue::scalar);
  }

  /** A number as xl reads it; empty when the value is none. */
  public Optional<Long> number(String key) {
    return text(key).flatMap(XlConfig::decoded);
  }

  private static Optional<Long> decoded(String digits) {
    try {
      return Optional.of(Long.decode(digits)); // strtol with base 0, the octal form included
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The items of a list; none when the value is no list. */
  public List<XlValue> items(String key) {
    return get(key).filter(XlValue.Items.class::isInstance).stream()
        .flatMap(list -> ((XlValue.Items) list).items().stream())
        .toList();
  }

  /** The strings of a list; none when the value is no list. */
  public List<String> strings(String key) {
    return items(key).stream().flatMap(item -> item.scalar().stream()).toList();
  }

  public XlConfig with(String key, XlValue value) {
    Map<String, XlValue> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new XlConfig(changed);
  }

  public XlConfig without(Set<String> keys) {
    Map<String, XlValue> changed = new LinkedHashMap<>(values);
    changed.keySet().removeAll(keys);
    return new XlConfig(changed);
  }

  /** Whether xl would read the same from both. */
  public boolean meansTheSameAs(XlConfig other) {
    return values.keySet().equals(other.values.keySet())
        && values.keySet().stream().allMatch(key -> hasTheSame(key, other));
  }

  /** Whether xl would read the same of a key from both. */
  boolean hasTheSame(String key, XlConfig other) {
    return has(key) == other.has(key) && meaning(key).equals(other.meaning(key));
  }

  private Object meaning(String key) {
    if (Keys.find(key).filter(Key::isNumber).isPresent() && number(key).isPresent()) {
      return number(key).get();
    }
    return switch (key) {
      case "disk", "vif" -> meanings(key);
      case "uuid" -> text(key).orElse("").toLowerCase(Locale.ROOT);
      case "cpus", "cpus_soft" -> cpus(key);
      default -> get(key).map(XlConfig::meaning).orElse("");
    };
  }

  /** xl keeps numbers as text. */
  private static Object meaning(XlValue value) {
    return value instanceof XlValue.Items list
        ? list.items().stream().map(XlConfig::meaning).toList()
        : value.scalar().orElse("");
  }

  /** Sets that we cannot read, those of nodes, mean only themselves. */
  private Object cpus(String key) {
    List<String> texts = text(key).map(List::of).orElse(strings(key));
    return List.of(
        text(key).isPresent(),
        texts.stream()
            .map(text -> CpuSet.parse(text).<Object>map(set -> set).orElse(text))
            .toList());
  }

  /** What the items of a list mean to xl. */
  List<String> meanings(String key) {
    return items(key).stream().flatMap(item -> item.meaning().stream()).toList();
  }

  /** The file's text. */
  public String render() {
    return HEADER + lines();
  }

  /** Its keys in the order in which we write them. */
  private Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>(Keys.names());
    keys.retainAll(values.keySet());
    keys.addAll(values.keySet());
    return keys;
  }

  /** A line for each of its keys. */
  String lines() {
    StringBuilder text = new StringBuilder();
    keys()
        .forEach(
            key -> get(key).ifPresent(value -> text.append(key + " = " + value.render() + "\n")));
    return text.toString();
  }
}
