package dom0.xenguest;

import dom0.json.Json;
import dom0.xenguest.xlcfg.Key;
import dom0.xenguest.xlcfg.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What xl makes of a guest's file beside what a domain was started with, both in libxl's words:
 * {@code xl create -n} and {@code xl list -l} print the same members. For the keys and the parts of
 * devices that {@link Drift} does not read itself. Members that the file's side lacks are not
 * looked at: libxl fills in what a file leaves out.
 *
 * @param file missing where xl was not asked
 */
record LibxlComparison(Json file, Json running) {
  /** Members that Drift compares itself. */
  private static final Set<String> OWN =
      Set.of("vdev", "pdev_path", "format", "readwrite", "mac", "bridge");

  private static final Json NOTHING = Json.of("").get("");

  /** Used if xl was not asked about the file, or rejected it. */
  static final LibxlComparison NOT_ASKED = new LibxlComparison(NOTHING, NOTHING);

  /** Parts of one device, behind a space each: those of the file, and those of the domain. */
  record Parts(String file, String running) {}

  /** Whether xl was asked. */
  boolean isThere() {
    return file.isObject();
  }

  /** Whether xl told what it makes of a key; it leaves out what has its standard value. */
  boolean tells(String key) {
    return !pathsOf(key).isEmpty();
  }

  private List<String> pathsOf(String key) {
    return Keys.find(key).map(Key::paths).orElse(List.of()).stream()
        .filter(path -> !at(file, path).isMissing())
        .toList();
  }

  private static Json at(Json json, String path) {
    Json at = json;
    for (String member : path.split("/")) {
      at = at.get(member);
    }
    return at;
  }

  /** In what a key differs, if it does. */
  Optional<Difference> difference(String key) {
    boolean secret = Keys.find(key).filter(Key::isSecret).isPresent();
    return pathsOf(key).stream()
        .flatMap(path -> difference(key, secret, at(file, path), at(running, path)).stream())
        .findFirst();
  }

  private static Optional<Difference> difference(
      String key, boolean secret, Json file, Json running) {
    if (file.isArray()) {
      return differenceOfLists(key, file.items(), running.items());
    }
    Map<String, String> wanted = leaves(file, file);
    Map<String, String> found = leaves(file, running);
    if (wanted.equals(found)) {
      return Optional.empty();
    }
    if (file.isObject()) {
      wanted.entrySet().removeAll(found.entrySet());
      found.keySet().retainAll(wanted.keySet());
    }
    return Optional.of(Difference.of(key, text(wanted, secret), text(found, secret)));
  }

  /** Items that the file does not have are shown whole. */
  private static Optional<Difference> differenceOfLists(
      String key, List<Json> file, List<Json> running) {
    List<Map<String, String>> wanted = file.stream().map(item -> leaves(item, item)).toList();
    List<Map<String, String>> found =
        IntStream.range(0, running.size())
            .mapToObj(
                at -> leaves(at < file.size() ? file.get(at) : running.get(at), running.get(at)))
            .toList();
    return wanted.equals(found)
        ? Optional.empty()
        : Optional.of(Difference.of(key, texts(wanted), texts(found)));
  }

  private static List<String> texts(List<Map<String, String>> items) {
    return items.stream().map(item -> text(item, false)).toList();
  }

  /** What a disk is told beside what Drift compares, where the domain has it otherwise. */
  Parts disk(String vdev) {
    return parts(named("vdev", vdev, file.get("disks")), named("vdev", vdev, running.get("disks")));
  }

  /**
   * How the network interface at a place in the file differs from the one of that MAC in the
   * domain.
   */
  Parts card(int place, String mac) {
    List<Json> cards = file.get("nics").items();
    return parts(
        place < cards.size() ? cards.get(place) : NOTHING, named("mac", mac, running.get("nics")));
  }

  private static Json named(String member, String value, Json list) {
    return list.items().stream()
        .filter(item -> item.get(member).textOrEmpty().equalsIgnoreCase(value))
        .findFirst()
        .orElse(NOTHING);
  }

  private static Parts parts(Json file, Json running) {
    Map<String, String> wanted = leaves(file, file);
    Map<String, String> found = leaves(file, running);
    wanted.keySet().removeAll(OWN);
    wanted.entrySet().removeAll(found.entrySet());
    found.keySet().retainAll(wanted.keySet());
    return wanted.isEmpty() || running.isMissing()
        ? new Parts("", "")
        : new Parts(" " + text(wanted, false), " " + text(found, false));
  }

  /** The scalars of a value at the places where a form has some; "" where it has none. */
  private static Map<String, String> leaves(Json form, Json value) {
    Map<String, String> leaves = new LinkedHashMap<>();
    collect("", form, value, leaves);
    return leaves;
  }

  private static void collect(String name, Json form, Json value, Map<String, String> leaves) {
    if (form.isObject()) {
      String start = name.isEmpty() ? "" : name + ".";
      form.members().forEach((key, member) -> collect(start + key, member, value.get(key), leaves));
    } else if (form.isArray()) {
      List<Json> items = new ArrayList<>(value.items());
      List<Json> forms = form.items();
      forms.stream().skip(items.size()).forEach(item -> items.add(NOTHING));
      for (int place = 0; place < forms.size(); place++) {
        collect("%s[%d]".formatted(name, place), forms.get(place), items.get(place), leaves);
      }
    } else {
      leaves.put(name, value.textOrEmpty());
    }
  }

  /** A scalar stands alone; nobody may see a password. */
  private static String text(Map<String, String> leaves, boolean secret) {
    return leaves.entrySet().stream()
        .map(
            leaf -> {
              boolean hidden = secret || leaf.getKey().endsWith("passwd");
              String value = hidden ? "********" : word(leaf.getValue());
              return leaf.getKey().isEmpty() ? value : leaf.getKey() + "=" + value;
            })
        .collect(Collectors.joining(" "));
  }

  /** As a file has it. */
  private static String word(String value) {
    return value.equals("True") ? "1" : value.equals("False") ? "0" : value;
  }
}
