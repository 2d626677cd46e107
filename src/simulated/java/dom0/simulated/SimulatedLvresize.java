package dom0.simulated;

import dom0.simulated.SimulatedVolume.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** lvextend and lvreduce. */
final class SimulatedLvresize {
  private static final int BAD_ARGUMENTS = 3;

  private final SimulatedArgv argv;
  private final boolean extend;
  private final SimulatedVolumeGroup group;
  private final SimulatedVolume volume;
  private final List<String> pvs;

  SimulatedLvresize(SimulatedLvm lvm, List<String> words) {
    argv = new SimulatedArgv(words, Set.of("-l", "--poolmetadatasize"), Set.of("--yes"));
    extend = words.get(0).equals("lvextend");
    String[] name = argv.rest().get(0).split("/");
    group = lvm.group(name[0]);
    volume = group.volume(name[1]).orElseThrow(argv::notSimulated);
    List<String> rest = argv.rest().subList(1, argv.rest().size());
    pvs = rest.isEmpty() ? group.names() : rest;
  }

  SimulatedAnswer run() {
    if (!extend && argv.rest().size() > 1) {
      return new SimulatedAnswer(
          BAD_ARGUMENTS, "", "  Command does not accept argument: " + argv.rest().get(1));
    }
    if (argv.has("--poolmetadatasize")) {
      return metadata(argv.number("--poolmetadatasize") / group.extentSize);
    }
    return isThickOrigin() && volume.active()
        ? SimulatedAnswer.failed("Snapshot origin volumes can be resized only while inactive")
        : resize();
  }

  private SimulatedAnswer resize() {
    long wanted = argv.number("-l");
    if (Long.signum(wanted - volume.extents()) != (extend ? 1 : -1)) {
      return notResized(wanted);
    }
    return extend ? extended(wanted) : reduced(wanted);
  }

  private boolean isThickOrigin() {
    return group.volumes().stream()
        .anyMatch(it -> it.isThickSnapshot() && it.origin().equals(volume.name()));
  }

  private SimulatedAnswer notResized(long wanted) {
    if (wanted == volume.extents()) {
      return SimulatedAnswer.failed(
          "New size (%d extents) matches existing size (%d extents).".formatted(wanted, wanted));
    }
    return SimulatedAnswer.failed(
        "New size given (%d extents) not %s than existing size (%d extents)"
            .formatted(wanted, extend ? "larger" : "less", volume.extents()));
  }

  private SimulatedAnswer metadata(long extents) {
    List<Run> runs = group.more(volume, extents - volume.number("metadata", 1), pvs, "tmeta");
    group.replace(volume, volume.with("metadata", "" + extents).with(runs));
    group.spare(extents, group.names());
    return resized();
  }

  private SimulatedAnswer extended(long wanted) {
    long more = wanted - volume.extents();
    long needed = volume.isThin() ? 0 : more / volume.data() * volume.images();
    if (needed > group.usable(pvs)) {
      return SimulatedAnswer.failed(
          "Insufficient free space: %d extents needed, but only %d available"
              .formatted(needed, group.usable(pvs)));
    }
    if (more % volume.data() != 0) {
      throw argv.notSimulated();
    }
    List<Run> runs = volume.isThin() ? volume.runs() : longer(more);
    group.replace(volume, volume.with("extents", "" + wanted).with(runs));
    return resized();
  }

  private List<Run> longer(long more) {
    if (volume.images() == 1) {
      String part = volume.segtype().equals("thin-pool") ? "tdata" : "";
      return group.more(volume, more, pvs, part);
    }
    List<String> on = volume.runs().stream().map(Run::pv).distinct().toList();
    return group.images(volume, more, on);
  }

  private SimulatedAnswer reduced(long wanted) {
    if (volume.segtype().equals("thin-pool")) {
      return SimulatedAnswer.failed("Thin pool volumes cannot be reduced in size yet.");
    }
    if (volume.number("fs_bytes", 0) > wanted * group.extentSize) {
      throw new AssertionError("the filesystem on " + volume.name() + " was cut");
    }
    List<Run> runs = new ArrayList<>();
    for (String part : volume.isRaid() ? volume.parts() : List.of("")) {
      boolean image = !part.startsWith("rmeta");
      long kept = wanted / volume.data() * (volume.segtype().equals("striped") ? volume.data() : 1);
      List<Run> of = volume.runsOf(part);
      runs.addAll(image ? SimulatedVolumeGroup.cut(of, kept) : of);
    }
    group.replace(volume, volume.with("extents", "" + wanted).with(runs));
    return resized();
  }

  private SimulatedAnswer resized() {
    return SimulatedAnswer.done(
        "Logical volume %s/%s successfully resized.".formatted(group.name, volume.name()));
  }
}
