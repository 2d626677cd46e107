package dom0.xenguest.xlcfg;

import dom0.text.Resource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys that xl knows: it says nothing of one that it does not know, and goes on without it. */
public final class Keys {
  private static final Map<String, Key> ALL = load();

  private Keys() {}

  private static Map<String, Key> load() {
    Map<String, Key> keys = new LinkedHashMap<>();
    Resource.read(Keys.class, "xl-keys.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(Key::read)
        .forEach(key -> keys.put(key.name(), key));
    return Collections.unmodifiableMap(keys);
  }

  /** Every name, in the order in which a new file has them. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  public static Optional<Key> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** The keys that are options of the module. */
  public static List<Key> options() {
    return ALL.values().stream().filter(Key::option).toList();
  }
}
