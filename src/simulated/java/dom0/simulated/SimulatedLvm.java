package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * LVM's tools and those of the filesystems on its volumes; texts and statuses are those of LVM
 * 2.03.16 and e2fsprogs 1.47.
 *
 * <p>A host.json says {@code "lvm": {"vgs": {GROUP: {"uuid", "extent_size", "exported", "shared",
 * "system_id", "pvs": {DEVICE: {"extents", "missing", "allocatable", "duplicate": DEVICE}}, "lvs":
 * {VOLUME: {"extents", "segtype", "active", "open", "origin", "pool", "images", "metadata", "tags",
 * "permission", "skip", "merging", "invalid", "content", "fs", "fs_bytes", "fs_least", "mounted",
 * "on": [PV]}}}}, "udev": false}}. Two groups of one name have a "name" each.
 */
final class SimulatedLvm implements SimulatedTool {
  private final List<SimulatedVolumeGroup> groups = new ArrayList<>();
  private final boolean udev;

  SimulatedLvm(Json initial) {
    udev = !initial.get("udev").textOrEmpty().equals("false");
    initial
        .get("vgs")
        .members()
        .forEach(
            (key, it) -> groups.add(new SimulatedVolumeGroup(name(key, it), it, groups.size())));
  }

  private static String name(String key, Json group) {
    return group.get("name").text().orElse(key);
  }

  @Override
  public Set<String> programs() {
    return SimulatedArgv.flags(
        "lvm lvcreate lvextend lvreduce lvremove lvchange lvrename lvconvert"
            + " blkid dumpe2fs resize2fs e2fsck xfs_info xfs_growfs fsadm umount");
  }

  @Override
  public CommandResult run(Command command, SimulatedHost host) {
    List<String> argv = command.argv();
    SimulatedAnswer answer =
        switch (command.program()) {
          case "lvm" -> report(argv);
          case "lvcreate" -> new SimulatedLvcreate(this, argv).run();
          case "lvextend", "lvreduce" -> new SimulatedLvresize(this, argv).run();
          case "lvchange", "lvrename", "lvconvert", "lvremove" ->
              new SimulatedLvchange(this, argv).run();
          default -> new SimulatedFilesystem(groups).run(argv);
        };
    return answer.of(command);
  }

  private SimulatedAnswer report(List<String> argv) {
    if (!argv.get(1).equals("fullreport")) {
      throw new AssertionError("not simulated: " + argv);
    }
    return new SimulatedAnswer(
        0, new SimulatedLvmReport(argv).of(groups), SimulatedLvmReport.warnings(groups));
  }

  /** A group that is whole and not exported, of which there is one: others LVM does not change. */
  SimulatedVolumeGroup group(String name) {
    List<SimulatedVolumeGroup> same = groups.stream().filter(it -> it.name.equals(name)).toList();
    if (same.size() != 1 || same.get(0).exported || !same.get(0).isWhole()) {
      throw new AssertionError("not simulated: a change of the volume group " + name);
    }
    return same.get(0);
  }

  /** Whether udev has made this device, which it does at once, and not at all for pools. */
  boolean hasDevice(String path) {
    return udev
        && groups.stream()
            .anyMatch(
                group ->
                    group.volumes().stream()
                        .filter(it -> it.active() && !it.segtype().endsWith("-pool"))
                        .anyMatch(it -> path.equals("/dev/" + group.name + "/" + it.name())));
  }

  @Override
  public Object state() {
    Map<String, Object> state = new LinkedHashMap<>();
    groups.forEach(group -> state.put(group.uuid, group.volumes()));
    return state;
  }
}
