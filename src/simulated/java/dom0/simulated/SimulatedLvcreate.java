package dom0.simulated;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** lvcreate, for the kinds of volumes that lvm_volume makes. */
final class SimulatedLvcreate {
  private static final Set<String> VALUED =
      SimulatedArgv.flags(
          "-W -Z --addtag --type -i -I -R -m -n -l -V --thinpool -c --poolmetadatasize --discards"
              + " --errorwhenfull --setactivationskip");

  private final SimulatedArgv argv;
  private final SimulatedVolumeGroup group;
  private final String name;
  private final List<String> pvs;
  private final String place;

  SimulatedLvcreate(SimulatedLvm lvm, List<String> words) {
    argv = new SimulatedArgv(words, VALUED, Set.of("--yes", "-s", "-T", "--nosync"));
    place = argv.rest().get(0);
    group = lvm.group(place.split("/")[0]);
    name = argv.has("-T") ? place.split("/")[1] : argv.value("-n").orElseThrow(argv::notSimulated);
    List<String> rest = argv.rest().subList(1, argv.rest().size());
    pvs = rest.isEmpty() ? group.names() : rest;
  }

  SimulatedAnswer run() {
    if (group.volume(name).isPresent()) {
      return SimulatedAnswer.failed(
          "Logical Volume \"%s\" already exists in volume group \"%s\""
              .formatted(name, group.name));
    }
    if (argv.has("-s")) {
      return snapshot(group.volume(place.split("/")[1]).orElseThrow(argv::notSimulated));
    }
    return switch (type()) {
      case "thin" -> thin(argv.number("-V") / group.extentSize);
      case "thin-pool" -> pool();
      case "linear", "cache-pool" -> linear();
      default -> images();
    };
  }

  private String type() {
    return argv.has("-T") ? "thin-pool" : argv.value("--type").orElse("linear");
  }

  private SimulatedAnswer created(SimulatedVolume volume) {
    group.put(volume);
    return SimulatedAnswer.done("Logical volume \"%s\" created.".formatted(name));
  }

  private SimulatedVolume fresh(long extents) {
    return SimulatedVolume.named(name, type(), extents)
        .with("tags", String.join(",", argv.all("--addtag")));
  }

  private SimulatedAnswer lacking(long extents) {
    return SimulatedAnswer.failed(
        "Volume group \"%s\" has insufficient free space (%d extents): %d required."
            .formatted(group.name, group.usable(pvs), extents));
  }

  private SimulatedAnswer linear() {
    long extents = argv.number("-l");
    boolean pool = argv.has("--type");
    return extents > group.usable(pvs)
        ? lacking(extents)
        : created(
            fresh(extents)
                .with(group.allocate(extents, pvs, ""))
                .with("active", pool ? "false" : ""));
  }

  private SimulatedAnswer images() {
    long extents = argv.number("-l");
    long stripes = argv.has("-i") ? argv.number("-i") : 1;
    long copies = argv.has("-m") ? argv.number("-m") + 1 : 1;
    Map<String, Long> parity = Map.of("raid5", 1L, "raid6", 2L);
    String type = argv.value("--type").orElseThrow();
    long images = stripes * copies + parity.getOrDefault(type, 0L);
    SimulatedVolume volume =
        fresh(extents)
            .with("images", "" + images)
            .with("region_size", argv.has("-R") ? "" + argv.number("-R") * 1024 : "");
    if (extents % volume.data() != 0) {
      throw argv.notSimulated(); // LVM would round up: we said that we do
    }
    long each = extents / volume.data() + (volume.isRaid() ? 1 : 0);
    List<String> apart = group.apart(images, each, pvs);
    if (apart.size() < images) {
      return SimulatedAnswer.failed(
          "Insufficient suitable allocatable extents for logical volume %s: %d more required"
              .formatted(name, each * images));
    }
    return created(volume.with(group.images(volume, extents, apart)));
  }

  private SimulatedAnswer thin(long extents) {
    String pool = argv.value("--thinpool").orElseThrow(argv::notSimulated);
    return group.volume(pool).isEmpty()
        ? SimulatedAnswer.failed("Thin pool %s not found.".formatted(pool))
        : created(fresh(extents).with("pool", pool));
  }

  private SimulatedAnswer pool() {
    if (!argv.has("-T")) {
      throw argv.notSimulated(); // another form, with other options
    }
    long extents = argv.number("-l");
    long metadata = argv.number("--poolmetadatasize") / group.extentSize;
    long spare = group.volume("[lvol0_pmspare]").map(SimulatedVolume::extents).orElse(0L);
    long all = extents + metadata + Math.max(0, metadata - spare);
    if (all > group.usable(pvs)) {
      return lacking(all);
    }
    SimulatedVolume pool =
        fresh(extents)
            .with("metadata", "" + metadata)
            .with("chunk", "" + argv.number("-c") * 1024)
            .with(
                "zero",
                argv.value("-Z").orElseThrow(argv::notSimulated).equals("y") ? "zero" : "no")
            .with("discards", argv.value("--discards").orElseThrow(argv::notSimulated))
            .with(
                "when_full", argv.value("--errorwhenfull").orElse("n").equals("y") ? "error" : "");
    group.addPool(pool, pvs);
    return SimulatedAnswer.done("Logical volume \"%s\" created.".formatted(name));
  }

  /** A thin snapshot is left out of activation unless -k n or its long form says otherwise. */
  private SimulatedAnswer snapshot(SimulatedVolume origin) {
    if (origin.isThin() && !argv.has("-l")) {
      boolean skip = !argv.value("--setactivationskip").orElse("y").equals("n");
      return created(
          SimulatedVolume.named(name, "thin", origin.extents())
              .with("origin", origin.name())
              .with("pool", origin.pool())
              .with("skip", skip ? "true" : "")
              .with("active", skip ? "false" : ""));
    }
    long extents = argv.number("-l");
    return extents > group.usable(pvs)
        ? lacking(extents)
        : created(
            fresh(extents)
                .with("origin", origin.name())
                .with("active", origin.get("active"))
                .with(group.allocate(extents, pvs, "")));
  }
}
