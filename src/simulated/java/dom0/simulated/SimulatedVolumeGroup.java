package dom0.simulated;

import dom0.module.Json;
import dom0.simulated.SimulatedVolume.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A volume group of a host.json, which gives and takes back extents as LVM does: first fit. */
final class SimulatedVolumeGroup {
  private final List<SimulatedVolume> volumes = new ArrayList<>();

  final String name;
  final String uuid;
  final long extentSize;
  final boolean exported;
  final List<Pv> pvs;

  SimulatedVolumeGroup(Json json, int number) {
    name = json.get("name").textOrEmpty();
    uuid = json.get("uuid").text().orElse("simulated-vg-" + number);
    extentSize = Long.parseLong(json.get("extent_size").text().orElse("4194304"));
    exported = json.get("exported").textOrEmpty().equals("true");
    pvs = json.get("pvs").items().stream().map(Pv::of).toList();
    json.get("lvs").items().forEach(this::add);
  }

  /** A PV; nothing new is put on one that is missing or closed. */
  record Pv(String name, long extents, boolean missing, boolean closed) {
    static Pv of(Json json) {
      return new Pv(
          json.get("name").textOrEmpty(),
          Long.parseLong(json.get("extents").textOrEmpty()),
          json.get("missing").textOrEmpty().equals("true"),
          json.get("allocatable").textOrEmpty().equals("false"));
    }
  }

  /** A volume lies where its "on" says, else wherever there is room. */
  private void add(Json json) {
    long extents = Long.parseLong(json.get("extents").textOrEmpty());
    SimulatedVolume bare = SimulatedVolume.of(json, List.of());
    if (!bare.pool().isEmpty()) { // its extents are the pool's
      volumes.add(bare.with(List.of(new Run("", 0, extents))));
      return;
    }
    List<String> on = json.get("on").items().stream().map(Json::textOrEmpty).toList();
    volumes.add(bare.with(allocate(extents, on.isEmpty() ? names() : on)));
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

  void create(String volume, long extents, List<String> on) {
    volumes.add(SimulatedVolume.linear(volume, allocate(extents, on)));
  }

  void remove(SimulatedVolume volume) {
    volumes.remove(volume);
  }

  void extend(SimulatedVolume volume, long extents, List<String> on) {
    List<Run> runs = new ArrayList<>(volume.runs());
    runs.addAll(allocate(extents - volume.extents(), on));
    volumes.set(volumes.indexOf(volume), volume.with(runs));
  }

  void reduce(SimulatedVolume volume, long extents) {
    List<Run> runs = new ArrayList<>();
    long left = extents;
    for (Run run : volume.runs()) {
      long kept = Math.min(left, run.extents());
      if (kept > 0) {
        runs.add(new Run(run.pv(), run.start(), kept));
      }
      left -= kept;
    }
    volumes.set(volumes.indexOf(volume), volume.with(runs));
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

  private List<Run> allocate(long extents, List<String> on) {
    List<Run> runs = new ArrayList<>();
    long left = extents;
    for (Pv pv : pvs) {
      if (on.contains(pv.name()) && !pv.closed()) {
        for (Run gap : gaps(pv)) {
          long taken = Math.min(left, gap.extents());
          if (taken > 0) {
            runs.add(new Run(pv.name(), gap.start(), taken));
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
            .sorted((a, b) -> Long.compare(a.start(), b.start()))
            .toList();
    for (Run run : used) {
      gaps.add(new Run(pv.name(), start, run.start() - start));
      start = run.end();
    }
    gaps.add(new Run(pv.name(), start, pv.extents() - start));
    return gaps;
  }
}
