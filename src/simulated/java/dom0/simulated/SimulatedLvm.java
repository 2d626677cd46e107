package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.module.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * LVM's tools and what blkid sees on its volumes; texts and statuses are those of LVM 2.03.16.
 *
 * <p>A host.json says {@code "lvm": {"vgs": [{"name", "uuid", "extent_size", "exported", "pvs":
 * [{"name", "extents", "missing", "allocatable"}], "lvs": [{"name", "extents", "segtype", "active",
 * "open", "origin", "pool", "content", "on": [PV]}]}]}}.
 */
final class SimulatedLvm implements SimulatedTool {
  private static final int BAD_ARGUMENTS = 3;
  private static final int FAILED = 5;

  private final List<SimulatedVolumeGroup> groups = new ArrayList<>();

  SimulatedLvm(Json initial) {
    for (Json group : initial.get("vgs").items()) {
      groups.add(new SimulatedVolumeGroup(group, groups.size()));
    }
  }

  @Override
  public Set<String> programs() {
    return Set.of("lvm", "lvcreate", "lvextend", "lvreduce", "lvremove", "blkid");
  }

  @Override
  public CommandResult run(Command command, SimulatedHost host) {
    List<String> argv = command.argv();
    Answer answer =
        switch (command.program()) {
          case "lvm" -> report(argv);
          case "blkid" -> blkid(argv);
          case "lvcreate" -> create(argv);
          case "lvextend", "lvreduce" -> resize(argv);
          default -> remove(argv);
        };
    return new CommandResult(argv, answer.status(), answer.stdout(), answer.stderr());
  }

  /** How a program ends. */
  private record Answer(int status, String stdout, String stderr) {
    static Answer done(String text) {
      return new Answer(0, "  " + text + "\n", "");
    }

    static Answer failed(String text) {
      return new Answer(FAILED, "", "  " + text + "\n");
    }
  }

  private Answer report(List<String> argv) {
    if (!argv.get(1).equals("fullreport")) {
      throw notSimulated(argv);
    }
    return new Answer(0, new SimulatedLvmReport(argv).of(groups), "");
  }

  private Answer blkid(List<String> argv) {
    if (!argv.subList(1, 4).equals(List.of("-p", "-o", "export")) || argv.size() != 5) {
      throw notSimulated(argv);
    }
    String[] path = argv.get(4).split("/"); // "", "dev", VG, LV
    SimulatedVolume volume = group(path[2]).volume(path[3]).orElseThrow();
    return volume.content().isEmpty() ? new Answer(2, "", "") : new Answer(0, volume.content(), "");
  }

  /** lvcreate --yes -Wy -Zy -n LV -l N VG [PV...]. */
  private Answer create(List<String> argv) {
    boolean known = argv.subList(1, 5).equals(List.of("--yes", "-Wy", "-Zy", "-n"));
    if (!known || argv.size() < 9 || !argv.get(6).equals("-l")) {
      throw notSimulated(argv);
    }
    String name = argv.get(5);
    long extents = Long.parseLong(argv.get(7));
    SimulatedVolumeGroup group = group(argv.get(8));
    List<String> pvs = argv.size() == 9 ? group.names() : argv.subList(9, argv.size());
    if (group.volume(name).isPresent()) {
      return Answer.failed(
          "Logical Volume \"%s\" already exists in volume group \"%s\""
              .formatted(name, group.name));
    }
    if (extents > group.usable(pvs)) {
      return Answer.failed(
          "Volume group \"%s\" has insufficient free space (%d extents): %d required."
              .formatted(group.name, group.usable(pvs), extents));
    }
    group.create(name, extents, pvs);
    return Answer.done("Logical volume \"%s\" created.".formatted(name));
  }

  /** lvextend --yes -l N VG/LV [PV...], lvreduce --yes -l N VG/LV. */
  private Answer resize(List<String> argv) {
    boolean extend = argv.get(0).equals("lvextend");
    if (!extend && argv.size() > 5) {
      return new Answer(BAD_ARGUMENTS, "", "  Command does not accept argument: " + argv.get(5));
    }
    SimulatedVolumeGroup group = group(argv.get(4).split("/")[0]);
    SimulatedVolume volume = group.volume(argv.get(4).split("/")[1]).orElseThrow();
    boolean known = argv.subList(1, 3).equals(List.of("--yes", "-l"));
    if (!known || !volume.segtype().equals("linear")) {
      throw notSimulated(argv);
    }
    long wanted = Long.parseLong(argv.get(3));
    if (Long.signum(wanted - volume.extents()) != (extend ? 1 : -1)) {
      return notResized(extend, volume.extents(), wanted);
    }
    return extend ? extend(group, volume, argv) : reduce(group, volume, wanted);
  }

  private static Answer notResized(boolean extend, long extents, long wanted) {
    if (wanted == extents) {
      return Answer.failed(
          "New size (%d extents) matches existing size (%d extents).".formatted(wanted, wanted));
    }
    return Answer.failed(
        "New size given (%d extents) not %s than existing size (%d extents)"
            .formatted(wanted, extend ? "larger" : "less", extents));
  }

  private static Answer extend(
      SimulatedVolumeGroup group, SimulatedVolume volume, List<String> argv) {
    long wanted = Long.parseLong(argv.get(3));
    List<String> pvs = argv.size() == 5 ? group.names() : argv.subList(5, argv.size());
    long needed = wanted - volume.extents();
    if (needed > group.usable(pvs)) {
      return Answer.failed(
          "Insufficient free space: %d extents needed, but only %d available"
              .formatted(needed, group.usable(pvs)));
    }
    group.extend(volume, wanted, pvs);
    return resized(group, volume);
  }

  private static Answer reduce(SimulatedVolumeGroup group, SimulatedVolume volume, long wanted) {
    group.reduce(volume, wanted);
    return resized(group, volume);
  }

  private static Answer resized(SimulatedVolumeGroup group, SimulatedVolume volume) {
    return Answer.done(
        "Logical volume %s/%s successfully resized.".formatted(group.name, volume.name()));
  }

  /** lvremove --yes VG/LV, of a volume that nothing depends on. */
  private Answer remove(List<String> argv) {
    if (argv.size() != 3 || !argv.get(1).equals("--yes")) {
      throw notSimulated(argv);
    }
    String[] name = argv.get(2).split("/");
    SimulatedVolumeGroup group = group(name[0]);
    SimulatedVolume volume = group.volume(name[1]).orElseThrow();
    if (volume.open()) {
      return Answer.failed(
          "Logical volume %s contains a filesystem in use.".formatted(argv.get(2)));
    }
    if (!volume.role(group.volumes()).equals("public") || !volume.segtype().equals("linear")) {
      throw notSimulated(argv);
    }
    group.remove(volume);
    return Answer.done("Logical volume \"%s\" successfully removed.".formatted(name[1]));
  }

  /** A group that is whole and not exported, of which there is one: others LVM does not change. */
  private SimulatedVolumeGroup group(String name) {
    List<SimulatedVolumeGroup> same = groups.stream().filter(it -> it.name.equals(name)).toList();
    if (same.size() != 1 || same.get(0).exported || !same.get(0).isWhole()) {
      throw new AssertionError("not simulated: a change of the volume group " + name);
    }
    return same.get(0);
  }

  private static AssertionError notSimulated(List<String> argv) {
    return new AssertionError("not simulated: " + argv);
  }

  @Override
  public Object state() {
    Map<String, Object> state = new LinkedHashMap<>();
    groups.forEach(group -> state.put(group.uuid, group.volumes()));
    return state;
  }
}
