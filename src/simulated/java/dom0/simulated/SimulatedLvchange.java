package dom0.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** lvchange, lvrename, lvconvert and lvremove. */
final class SimulatedLvchange {
  private static final Set<String> VALUED =
      SimulatedArgv.flags(
          "-a -M -p -r -Z --minor --alloc --addtag --deltag --setactivationskip --setautoactivation"
              + " --discards --errorwhenfull --cachemode --type --cachepool --cachevol");

  private final SimulatedArgv argv;
  private final String program;
  private final SimulatedVolumeGroup group;
  private final String name;

  SimulatedLvchange(SimulatedLvm lvm, List<String> words) {
    argv = new SimulatedArgv(words, VALUED, Set.of("--yes", "-K", "--merge", "--splitcache"));
    program = words.get(0);
    String[] label = argv.rest().get(0).split("/");
    group = lvm.group(label[0]);
    name = label.length > 1 ? label[1] : argv.rest().get(1);
  }

  SimulatedAnswer run() {
    Optional<SimulatedVolume> found = group.volume(name);
    if (found.isEmpty()) {
      return SimulatedAnswer.failed(
          "Failed to find logical volume \"%s/%s\"".formatted(group.name, name));
    }
    SimulatedVolume volume = found.get();
    return switch (program) {
      case "lvrename" -> rename(volume, argv.rest().get(2));
      case "lvremove" -> remove(volume);
      case "lvconvert" -> convert(volume);
      default -> change(volume);
    };
  }

  private SimulatedAnswer rename(SimulatedVolume volume, String other) {
    group.replace(volume, volume.with("name", other));
    for (SimulatedVolume it : group.volumes()) {
      if (it.origin().equals(name)) {
        group.replace(it, it.with("origin", other));
      }
    }
    return SimulatedAnswer.done(
        "Renamed \"%s\" to \"%s\" in volume group \"%s\"".formatted(name, other, group.name));
  }

  /** Of a volume that nothing depends on: else LVM would remove that too. */
  private SimulatedAnswer remove(SimulatedVolume volume) {
    if (volume.inUse()) {
      return SimulatedAnswer.failed(
          "Logical volume %s/%s contains a filesystem in use.".formatted(group.name, name));
    }
    boolean needed =
        group.volumes().stream()
            .anyMatch(
                it -> it.pool().equals(name) || (it.isThickSnapshot() && it.origin().equals(name)));
    if (needed) {
      throw argv.notSimulated();
    }
    group.remove(volume);
    // a cache goes with the volume behind it
    group.volumes().stream()
        .filter(it -> List.of("[" + name + "_corig]", volume.pool()).contains(it.name()))
        .filter(it -> it.name().startsWith("["))
        .forEach(group::remove);
    group.volumes().stream()
        .filter(it -> it.isThin() && it.origin().equals(name))
        .forEach(it -> group.replace(it, it.with("origin", "")));
    return SimulatedAnswer.done("Logical volume \"%s\" successfully removed.".formatted(name));
  }

  private SimulatedAnswer convert(SimulatedVolume volume) {
    if (argv.has("--merge")) {
      return merge(volume, group.volume(volume.origin()).orElseThrow(argv::notSimulated));
    }
    if (argv.has("--splitcache")) {
      return split(volume);
    }
    String label = argv.rest().get(0);
    boolean pool = argv.has("--cachepool");
    String cache =
        argv.value(pool ? "--cachepool" : "--cachevol").orElseThrow().replaceAll(".*/", "");
    SimulatedVolume fast = group.volume(cache).orElseThrow(argv::notSimulated);
    String hidden = "[%s_%s]".formatted(cache, pool ? "cpool" : "cvol");
    group.replace(fast, fast.with("name", hidden).with("active", "false"));
    group.put(volume.with("name", "[%s_corig]".formatted(name)).with("origin", ""));
    group.replace(
        volume,
        volume
            .with(List.of())
            .with("segtype", "cache")
            .with("origin", "[%s_corig]".formatted(name))
            .with("pool", hidden)
            .with("cache_mode", argv.value("--cachemode").orElse("writethrough")));
    return SimulatedAnswer.done("Logical volume %s is now cached.".formatted(label));
  }

  private SimulatedAnswer split(SimulatedVolume volume) {
    SimulatedVolume bare = group.volume(volume.origin()).orElseThrow(argv::notSimulated);
    SimulatedVolume fast = group.volume(volume.pool()).orElseThrow(argv::notSimulated);
    group.replace(fast, fast.with("name", fast.name().replaceAll("^\\[|_c(pool|vol)\\]$", "")));
    group.remove(bare);
    group.replace(volume, bare.with("name", name).with("active", volume.get("active")));
    return SimulatedAnswer.done("Logical volume %s/%s is not cached.".formatted(group.name, name));
  }

  private SimulatedAnswer merge(SimulatedVolume snapshot, SimulatedVolume origin) {
    if (snapshot.open() || origin.open()) {
      group.replace(snapshot, snapshot.with("name", "[" + name + "]").with("merging", "true"));
      group.replace(origin, origin.with("merging", "true"));
      return SimulatedAnswer.done(
          "Merging of snapshot %s/%s will occur on next activation of %s/%s."
              .formatted(group.name, name, group.name, origin.name()));
    }
    group.remove(snapshot);
    if (snapshot.isThin()) {
      group.replace(origin, origin.with("extents", "" + snapshot.extents()));
    }
    return SimulatedAnswer.done("Merging of volume %s/%s started.".formatted(group.name, name));
  }

  private SimulatedAnswer change(SimulatedVolume volume) {
    SimulatedVolume after = volume;
    after = said(after, "--alloc", "allocation", value("--alloc"));
    after = said(after, "--discards", "discards", value("--discards"));
    after = said(after, "--cachemode", "cache_mode", value("--cachemode"));
    after = said(after, "-p", "permission", value("-p").equals("r") ? "ro" : "");
    after = said(after, "-Z", "zero", isYes("-Z") ? "zero" : "no");
    after = said(after, "-r", "read_ahead", bytes(value("-r")));
    after = said(after, "-M", "minor", value("--minor"));
    after = yes(after, "--errorwhenfull", "when_full", "error");
    after = yes(after, "--setactivationskip", "skip", "true");
    String automatic = isYes("--setautoactivation") ? "" : "false";
    after = said(after, "--setautoactivation", "autoactivation", automatic);
    boolean strict = argv.has("-p") || argv.has("-r") || argv.has("--alloc");
    if (after.equals(volume) && strict) {
      return SimulatedAnswer.failed("Logical volume %s is already so.".formatted(name));
    }
    group.replace(volume, activated(tagged(after)));
    return SimulatedAnswer.done(
        "Logical volume %s/%s changed.".formatted(group.name, volume.name()));
  }

  private boolean isYes(String flag) {
    return value(flag).equals("y");
  }

  private SimulatedVolume said(SimulatedVolume volume, String flag, String field, String value) {
    return argv.has(flag) ? volume.with(field, value) : volume;
  }

  private SimulatedVolume yes(SimulatedVolume volume, String flag, String field, String word) {
    return argv.has(flag) ? volume.with(field, value(flag).equals("y") ? word : "") : volume;
  }

  private String value(String flag) {
    return argv.value(flag).orElse("");
  }

  private static String bytes(String readAhead) {
    return switch (readAhead) {
      case "auto", "" -> "";
      case "none" -> "0";
      default -> "" + Long.parseLong(readAhead) * 512;
    };
  }

  private SimulatedVolume tagged(SimulatedVolume volume) {
    TreeSet<String> tags = new TreeSet<>(volume.tags());
    tags.addAll(argv.all("--addtag"));
    argv.all("--deltag").forEach(tags::remove);
    return volume.with("tags", String.join(",", new ArrayList<>(tags)));
  }

  /** A volume with the skip flag stays as it is, with status 0, unless -K is given. */
  private SimulatedVolume activated(SimulatedVolume volume) {
    if (!argv.has("-a")) {
      return volume;
    }
    boolean on = !value("-a").equals("n");
    if (on && volume.is("skip") && !argv.has("-K")) {
      return volume;
    }
    if (!on && volume.inUse()) {
      throw argv.notSimulated();
    }
    return volume.with("active", on ? "" : "false");
  }
}
