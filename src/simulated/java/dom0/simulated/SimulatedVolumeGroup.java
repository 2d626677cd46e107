package dom0.simulated;

import dom0.json.Json;
import dom0.simulated.SimulatedVolume.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A volume group of a host.json, which gives and takes back extents as LVM does: first fit. */
final class SimulatedVolumeGroup {
  private final List<SimulatedVolume> volumes = new ArrayList<>();

  final String name;
  final String uuid;
  final long extentSize;
  final boolean exported;
  final boolean shared;
  final String systemId;
  final List<Pv> pvs;

  SimulatedVolumeGroup(String name, Json json, int number) {
    this.name = name;
    uuid = json.get("uuid").text().orElse("simulated-vg-" + number);
    extentSize = Long.parseLong(json.get("extent_size").text().orElse("4194304"));
    exported = json.get("exported").textOrEmpty().equals("true");
    shared = json.get("shared").textOrEmpty().equals("true");
    systemId = json.get("system_id").textOrEmpty();
    pvs =
        json.get("pvs").members().entrySet().stream()
            .map(it -> Pv.of(it.getKey(), it.getValue()))
            .toList();
    json.get("lvs").members().forEach(this::add);
  }

  /** A PV; nothing new is put on one that is missing or closed. */
  record Pv(String name, long extents, boolean missing, boolean closed, String duplicate) {
    static Pv of(String name, Json json) {
      return new Pv(
          name,
          Long.parseLong(json.get("extents").textOrEmpty()),
          json.get("missing").textOrEmpty().equals("true"),
          json.get("allocatable").textOrEmpty().equals("false"),
          json.get("duplicate").textOrEmpty());
    }
  }

  /** A volume lies where its "on" says, else wherever there is room. */
  private void add(String name, Json json) {
    List<String> on = json.get("on").items().stream().map(Json::textOrEmpty).toList();
    List<String> where = on.isEmpty() ? names() : on;
    SimulatedVolume bare = SimulatedVolume.of(name, json);
    if (bare.segtype().equals("thin-pool")) {
      addPool(bare, where);
    } else {
      put(bare.isThin() ? bare : bare.with(lying(bare, where)));
    }
  }

  private List<Run> lying(SimulatedVolume volume, List<String> on) {
    if (volume.images() == 1) {
      return allocate(volume.extents(), on, "");
    }
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < volume.images(); i++) {
      List<String> pv = List.of(on.get(i % on.size()));
      String part = volume.isRaid() ? "rimage_" + i : "";
      runs.addAll(taken(runs, volume.extents() / volume.data(), pv, part));
      runs.addAll(volume.isRaid() ? taken(runs, 1, pv, "rmeta_" + i) : List.of());
    }
    return runs;
  }

  private List<Run> taken(List<Run> before, long extents, List<String> on, String part) {
    SimulatedVolume reserved = SimulatedVolume.named("reserved", "linear", 0).with(before);
    volumes.add(reserved);
    List<Run> runs = allocate(extents, on, part);
    volumes.remove(reserved);
    return runs;
  }

  /** Data, metadata, and as much again to repair that. */
  void addPool(SimulatedVolume pool, List<String> on) {
    long metadata = pool.number("metadata", 1);
    List<Run> runs = new ArrayList<>(allocate(pool.extents(), on, "tdata"));
    runs.addAll(taken(runs, metadata, on, "tmeta"));
    put(pool.with("metadata", "" + metadata).with(runs));
    spare(metadata, on);
  }

  void spare(long extents, List<String> on) {
    String hidden = "[lvol0_pmspare]";
    Optional<SimulatedVolume> spare = volume(hidden);
    long has = spare.map(SimulatedVolume::extents).orElse(0L);
    if (has < extents) {
      spare.ifPresent(volumes::remove);
      SimulatedVolume larger = SimulatedVolume.named(hidden, "linear", extents);
      put(larger.with(allocate(extents, on, "")).with("active", "false"));
    }
  }

  List<SimulatedVolume> volumes() {
    return List.copyOf(volumes);
  }

  Optional<SimulatedVolume> volume(String wanted) {
    return volumes.stream().filter(volume -> volume.name().equals(wanted)).findFirst();
  }

  List<String> names() {
    return pvs.stream().map(Pv::name).toList();
  }

  boolean isWhole() {
    return pvs.stream().noneMatch(Pv::missing);
  }

  void put(SimulatedVolume volume) {
    volumes.add(volume);
  }

  void remove(SimulatedVolume volume) {
    volumes.remove(volume);
  }

  void replace(SimulatedVolume volume, SimulatedVolume other) {
    volumes.set(volumes.indexOf(volume), other);
  }

  /** The PVs for images that each need a PV of their own with so much room, the widest first. */
  List<String> apart(long images, long extents, List<String> on) {
    return pvs.stream()
        .filter(pv -> on.contains(pv.name()) && usable(List.of(pv.name())) >= extents)
        .sorted(Comparator.comparing((Pv pv) -> -usable(List.of(pv.name()))))
        .limit(images)
        .map(Pv::name)
        .toList();
  }

  /** Extents for each image of a volume, after those that it has. */
  List<Run> images(SimulatedVolume volume, long extents, List<String> on) {
    List<Run> runs = new ArrayList<>();
    boolean fresh = volume.runs().isEmpty();
    for (int i = 0; i < volume.images(); i++) {
      List<String> pv = List.of(on.get(i));
      String part = volume.isRaid() ? "rimage_" + i : "";
      runs.addAll(taken(runs, extents / volume.data(), pv, part));
      if (fresh && volume.isRaid()) {
        runs.addAll(taken(runs, 1, pv, "rmeta_" + i));
      }
    }
    runs.addAll(0, volume.runs());
    return runs;
  }

  List<Run> more(SimulatedVolume volume, long extents, List<String> on, String part) {
    List<Run> runs = new ArrayList<>(volume.runs());
    runs.addAll(allocate(extents, on, part));
    return runs;
  }

  /** What is left of runs of which so many extents stay. */
  static List<Run> cut(List<Run> runs, long extents) {
    List<Run> kept = new ArrayList<>();
    long left = extents;
    for (Run run : runs) {
      long stays = Math.min(left, run.extents());
      if (stays > 0) {
        kept.add(new Run(run.pv(), run.start(), stays, run.part()));
      }
      left -= stays;
    }
    return kept;
  }

  long used(String pv) {
    return volumes.stream()
        .flatMap(volume -> volume.runs().stream())
        .filter(run -> run.pv().equals(pv))
        .mapToLong(Run::extents)
        .sum();
  }

  long free() {
    return pvs.stream().mapToLong(pv -> pv.extents() - used(pv.name())).sum();
  }

  /** What can be given out on these PVs. */
  long usable(List<String> on) {
    return pvs.stream()
        .filter(pv -> on.contains(pv.name()) && !pv.missing() && !pv.closed())
        .mapToLong(pv -> pv.extents() - used(pv.name()))
        .sum();
  }

  List<Run> allocate(long extents, List<String> on, String part) {
    List<Run> runs = new ArrayList<>();
    long left = extents;
    for (Pv pv : pvs) {
      if (on.contains(pv.name()) && !pv.closed()) {
        for (Run gap : gaps(pv)) {
          long taken = Math.min(left, gap.extents());
          if (taken > 0) {
            runs.add(new Run(pv.name(), gap.start(), taken, part));
          }
          left -= taken;
        }
      }
    }
    if (left > 0) {
      throw new AssertionError("host.json: " + name + " lacks room for " + extents + " extents");
    }
    return List.copyOf(runs);
  }

  private List<Run> gaps(Pv pv) {
    List<Run> gaps = new ArrayList<>();
    long start = 0;
    List<Run> used =
        volumes.stream()
            .flatMap(volume -> volume.runs().stream())
            .filter(run -> run.pv().equals(pv.name()))
            .sorted(Comparator.comparingLong(Run::start))
            .toList();
    for (Run run : used) {
      gaps.add(new Run(pv.name(), start, run.start() - start, ""));
      start = run.end();
    }
    gaps.add(new Run(pv.name(), start, pv.extents() - start, ""));
    return gaps;
  }
}
