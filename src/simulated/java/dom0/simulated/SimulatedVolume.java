package dom0.simulated;

import dom0.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A logical volume of a host.json: what is said of it, word for word, and where its extents lie. A
 * volume that a user does not see has a name in brackets.
 */
record SimulatedVolume(Map<String, String> said, List<Run> runs) {
  SimulatedVolume {
    said = new TreeMap<>(said);
    runs = List.copyOf(runs);
  }

  /**
   * Extents in a row on one PV.
   *
   * @param part of which hidden part they are, such as "rimage_0"; "" for the volume itself
   */
  record Run(String pv, long start, long extents, String part) {
    long end() {
      return start + extents;
    }
  }

  static SimulatedVolume of(String name, Json json) {
    Map<String, String> said = new TreeMap<>();
    json.members()
        .forEach(
            (key, value) ->
                said.put(
                    key,
                    value.isArray()
                        ? value.items().stream()
                            .map(Json::textOrEmpty)
                            .collect(Collectors.joining(","))
                        : value.textOrEmpty()));
    said.remove("on");
    said.put("name", name);
    return new SimulatedVolume(said, List.of());
  }

  static SimulatedVolume named(String name, String segtype, long extents) {
    return new SimulatedVolume(
        Map.of("name", name, "segtype", segtype, "extents", "" + extents), List.of());
  }

  SimulatedVolume with(List<Run> other) {
    return new SimulatedVolume(said, other);
  }

  /** The same, of which something else is said; "" is as good as nothing. */
  SimulatedVolume with(String name, String value) {
    Map<String, String> other = new TreeMap<>(said);
    if (value.isEmpty()) {
      other.remove(name);
    } else {
      other.put(name, value);
    }
    return new SimulatedVolume(other, runs);
  }

  String get(String name) {
    return said.getOrDefault(name, "");
  }

  boolean is(String name) {
    return get(name).equals("true");
  }

  long number(String name, long standard) {
    return get(name).isEmpty() ? standard : Long.parseLong(get(name));
  }

  String name() {
    return get("name");
  }

  String segtype() {
    return get("segtype").isEmpty() ? "linear" : get("segtype");
  }

  boolean active() {
    return !get("active").equals("false");
  }

  boolean open() {
    return is("open");
  }

  /** A thin pool that has had a volume is open to a device of its own; LVM does not mind. */
  boolean inUse() {
    return open() && !get("segtype").equals("thin-pool");
  }

  String origin() {
    return get("origin");
  }

  String pool() {
    return get("pool");
  }

  long extents() {
    return number("extents", 0);
  }

  boolean isThin() {
    return segtype().equals("thin");
  }

  boolean isThickSnapshot() {
    return !origin().isEmpty() && !origin().startsWith("[") && !isThin();
  }

  /** LVM's number of stripes, images and copies. */
  long images() {
    long usual =
        switch (segtype()) {
          case "raid1", "striped" -> 2;
          case "raid5" -> 3;
          case "raid6" -> 5;
          case "raid10" -> 4;
          default -> 1;
        };
    return number("images", usual);
  }

  /** How many of the images hold data of their own. */
  long data() {
    return switch (segtype()) {
      case "striped" -> images();
      case "raid5" -> images() - 1;
      case "raid6" -> images() - 2;
      case "raid10" -> images() / 2;
      default -> 1;
    };
  }

  boolean isRaid() {
    return segtype().startsWith("raid");
  }

  /** The names of its hidden parts. */
  List<String> parts() {
    return runs.stream().map(Run::part).filter(part -> !part.isEmpty()).distinct().toList();
  }

  List<Run> runsOf(String part) {
    return runs.stream().filter(run -> run.part().equals(part)).toList();
  }

  List<String> tags() {
    List<String> tags = new ArrayList<>(List.of(get("tags").split(",")));
    tags.removeIf(String::isEmpty);
    return tags;
  }

  /** LVM's words for what it is to others. */
  String role(List<SimulatedVolume> others) {
    if (segtype().endsWith("-pool")) {
      return "private";
    }
    if (name().endsWith("_pmspare]")) {
      return "private,pool,spare";
    }
    if (name().endsWith("_corig]")) {
      return "private,cache,origin,cacheorigin";
    }
    return "public" + roleAmong(others);
  }

  private String roleAmong(List<SimulatedVolume> others) {
    String depth = isThin() ? "thin" : "thick";
    String own = isThickSnapshot() || (isThin() && !origin().isEmpty()) ? "snapshot" : "";
    List<SimulatedVolume> snapshots =
        others.stream().filter(other -> other.origin().equals(name())).toList();
    boolean thick = snapshots.stream().anyMatch(SimulatedVolume::isThickSnapshot);
    String origin = snapshots.isEmpty() ? "" : ",origin," + (thick ? "thick" : "thin") + "origin";
    return (own.isEmpty() ? "" : "," + own + "," + depth + own) + origin;
  }
}
