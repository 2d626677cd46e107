package dom0.simulated;

import dom0.module.Json;
import java.util.List;
import java.util.Optional;

/**
 * A logical volume of a host.json. A volume that lies on PVs itself is linear; of any other only
 * what the report says is modelled, and its extents are of no PV.
 *
 * @param content what blkid prints of it, "" for nothing
 */
record SimulatedVolume(
    String name,
    String segtype,
    boolean active,
    boolean open,
    String origin,
    String pool,
    String content,
    List<Run> runs) {

  /** Extents in a row on one PV. */
  record Run(String pv, long start, long extents) {
    long end() {
      return start + extents;
    }
  }

  static SimulatedVolume of(Json json, List<Run> runs) {
    return new SimulatedVolume(
        json.get("name").textOrEmpty(),
        json.get("segtype").text().orElse("linear"),
        !json.get("active").textOrEmpty().equals("false"),
        json.get("open").textOrEmpty().equals("true"),
        json.get("origin").textOrEmpty(),
        json.get("pool").textOrEmpty(),
        json.get("content").textOrEmpty(),
        runs);
  }

  static SimulatedVolume linear(String name, List<Run> runs) {
    return new SimulatedVolume(name, "linear", true, false, "", "", "", runs);
  }

  SimulatedVolume with(List<Run> other) {
    return new SimulatedVolume(name, segtype, active, open, origin, pool, content, other);
  }

  long extents() {
    return runs.stream().mapToLong(Run::extents).sum();
  }

  /** LVM's words for what it is to others. */
  String role(List<SimulatedVolume> others) {
    Optional<String> kind = origin.isEmpty() ? Optional.empty() : Optional.of("snapshot");
    boolean isOrigin = others.stream().anyMatch(other -> other.origin().equals(name));
    String depth = segtype.equals("thin") ? "thin" : "thick";
    if (segtype.endsWith("-pool")) {
      return "private";
    }
    return "public"
        + kind.map(word -> "," + word + "," + depth + word).orElse("")
        + (isOrigin ? ",origin," + depth + "origin" : "");
  }
}
