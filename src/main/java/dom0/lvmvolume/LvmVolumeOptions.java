package dom0.lvmvolume;

import dom0.lvmvolume.LvmVolumeWanted.Access;
import dom0.lvmvolume.LvmVolumeWanted.Caching;
import dom0.lvmvolume.LvmVolumeWanted.Making;
import dom0.lvmvolume.LvmVolumeWanted.Permits;
import dom0.lvmvolume.LvmVolumeWanted.Sizing;
import dom0.lvmvolume.LvmVolumeWanted.State;
import dom0.lvmvolume.lvm.VolumeName;
import dom0.lvmvolume.option.Layout;
import dom0.lvmvolume.option.LayoutOptions;
import dom0.lvmvolume.option.OptionValues;
import dom0.lvmvolume.option.SettingsOptions;
import dom0.lvmvolume.option.WantedSettings;
import dom0.lvmvolume.size.Size;
import dom0.module.Arguments;
import dom0.module.Option;
import dom0.text.UnusableValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The options of lvm_volume, named as community.general.lvol names them. */
final class LvmVolumeOptions {
  static final List<Option> ALL =
      List.of(
          Option.text("lv"),
          Option.text("vg"),
          Option.text("size"),
          Option.text("state").standard("present").oneOf("present", "absent", "merged", "info"),
          Option.text("snapshot"),
          Option.text("thinpool"),
          Option.raw("active").standard("true"),
          Option.flag("force").standard("false"),
          Option.flag("grow").standard("true"),
          Option.flag("shrink").standard("false"),
          Option.flag("resizefs").standard("false"),
          Option.list("pvs"),
          Option.text("opts"),
          Option.flag("allow_relative").standard("false"),
          Option.text("type")
              .oneOf(
                  "linear",
                  "striped",
                  "raid1",
                  "raid5",
                  "raid6",
                  "raid10",
                  "thin",
                  "thin-pool",
                  "snapshot",
                  "cache-pool"),
          Option.number("stripes"),
          Option.text("stripe_size").alias("stripesize"),
          Option.number("mirrors"),
          Option.text("region_size").alias("regionsize"),
          Option.flag("nosync"),
          Option.text("chunk_size").alias("chunksize"),
          Option.text("pool_metadata_size").alias("poolmetadatasize"),
          Option.flag("zero"),
          Option.text("discards").oneOf("passdown", "nopassdown", "ignore"),
          Option.text("when_full").oneOf("queue", "error"),
          Option.text("permission").oneOf("rw", "ro"),
          Option.list("tags"),
          Option.list("add_tags"),
          Option.list("remove_tags"),
          Option.text("rename_from"),
          Option.number("minor"),
          Option.text("read_ahead").alias("readahead"),
          Option.text("allocation")
              .oneOf("contiguous", "cling", "cling_by_tags", "normal", "anywhere", "inherit")
              .alias("alloc"),
          Option.flag("autoactivation"),
          Option.flag("activation_skip"),
          Option.flag("wipe").standard("true"),
          Option.flag("remove_dependents").standard("false"),
          Option.flag("unmount").standard("false"),
          Option.text("uuid"),
          Option.text("vg_uuid"),
          Option.text("lvm_config"),
          Option.flag("cached"),
          Option.text("cache_volume"),
          Option.text("cache_mode").oneOf("writethrough", "writeback", "passthrough"));

  private final Arguments arguments;
  private final OptionValues values;

  private LvmVolumeOptions(Arguments arguments) {
    this.arguments = arguments;
    this.values = OptionValues.of(arguments);
  }

  static LvmVolumeWanted parse(Arguments arguments) {
    return new LvmVolumeOptions(arguments).parse();
  }

  private LvmVolumeWanted parse() {
    Map<String, VolumeName> names = names();
    Optional<String> group = VolumeName.group(arguments, names);
    String origin = arguments.given("snapshot") ? volume(names, "lv") : "";
    VolumeName name = new VolumeName(group, target(names));
    VolumeName.checkLength(group.orElse(""), name.volume()).ifPresent(arguments::problem);
    Layout layout = LayoutOptions.parse(values, origin, volume(names, "thinpool"));
    Sizing sizing = sizing();
    WantedSettings settings = SettingsOptions.parse(values);
    State state = state(layout);
    refuseStrangeRename(name.volume(), volume(names, "rename_from"), state);
    boolean force = arguments.isTrue("force");
    boolean dependants = arguments.isTrue("remove_dependents");
    boolean unmount = arguments.isTrue("unmount");
    Making making = new Making(pvs(), values.words().others(), values.isTrue("wipe"));
    Caching cache = caching(names);
    Access access = new Access(arguments.text("vg_uuid").orElse(""), config());
    arguments.refuseIfBad();
    return new LvmVolumeWanted(
        name,
        state,
        layout,
        sizing,
        settings,
        new Permits(force, dependants, unmount, arguments.text("uuid").orElse("")),
        access,
        making,
        volume(names, "rename_from"),
        cache);
  }

  private Map<String, VolumeName> names() {
    Map<String, VolumeName> names = new LinkedHashMap<>();
    for (String option : List.of("lv", "snapshot", "thinpool", "rename_from", "cache_volume")) {
      names.put(option, VolumeName.of(option, arguments));
    }
    boolean pool = arguments.given("thinpool");
    if (arguments.given("snapshot") && pool) {
      arguments.problem("options snapshot and thinpool exclude each other");
    }
    if (arguments.given("snapshot") && !arguments.given("lv")) {
      arguments.problem("option snapshot needs option lv, which names its origin");
    } else if (!arguments.given("lv") && !pool) {
      arguments.problem("option lv is required, or thinpool for a thin pool itself");
    }
    return names;
  }

  private static String volume(Map<String, VolumeName> names, String option) {
    return names.getOrDefault(option, new VolumeName(Optional.empty(), "")).volume();
  }

  private String target(Map<String, VolumeName> names) {
    if (arguments.given("snapshot")) {
      return volume(names, "snapshot");
    }
    return volume(names, arguments.given("lv") ? "lv" : "thinpool");
  }

  private State state(Layout layout) {
    String word = arguments.requiredText("state");
    State state = word.isEmpty() ? State.PRESENT : State.valueOf(word.toUpperCase(Locale.ROOT));
    if (state == State.MERGED && !layout.isSnapshot()) {
      arguments.problem("state merged needs option snapshot, which names what is merged into lv");
    }
    return state;
  }

  /** Else the removal of one volume would be that of another. */
  private void refuseStrangeRename(String name, String former, State state) {
    if (!former.isEmpty() && (state == State.ABSENT || state == State.MERGED)) {
      arguments.problem("option rename_from is for volumes that shall be present");
    }
    if (!former.isEmpty() && former.equals(name)) {
      arguments.problem("option rename_from is the volume's name itself, " + name);
    }
  }

  private Sizing sizing() {
    Optional<Size> size = size();
    boolean relative = arguments.isTrue("allow_relative");
    if (size.isPresent() && size.get() instanceof Size.Difference && !relative) {
      arguments.problem(
          "option size must be the size that the volume shall have in the end, not a difference as %s is, which would change it with every run; allow_relative: true allows that"
              .formatted(size.get()));
    }
    boolean grow = arguments.isTrue("grow");
    boolean shrink = arguments.isTrue("shrink");
    return new Sizing(size, grow, shrink, arguments.isTrue("resizefs"), relative);
  }

  private Optional<Size> size() {
    try {
      Optional<Size> size = arguments.text("size").map(Size::parse);
      boolean ofPvs = size.flatMap(Size::shareOf).equals(Optional.of(Size.Whole.PVS));
      if (ofPvs && !arguments.given("pvs")) {
        arguments.problem("option size is a share of the PVs, so option pvs must name them");
      }
      return size;
    } catch (UnusableValue e) {
      arguments.problem("option size " + e.getMessage());
      return Optional.empty();
    }
  }

  private List<String> pvs() {
    List<String> pvs = arguments.list("pvs");
    for (String pv : pvs) {
      if (!pv.matches("/\\P{Cntrl}+")) {
        arguments.problem(
            "option pvs must hold paths of devices such as /dev/sdb, not '%s'".formatted(pv));
      }
    }
    return pvs;
  }

  private String config() {
    String config = arguments.text("lvm_config").orElse("").strip();
    if (config.matches("(?s).*\\p{Cntrl}.*")) {
      arguments.problem("option lvm_config must be one line, such as global{metadata_read_only=0}");
    }
    return config;
  }

  private Caching caching(Map<String, VolumeName> names) {
    String volume = volume(names, "cache_volume");
    Optional<Boolean> attached = arguments.flag("cached");
    if (attached.orElse(false) && volume.isEmpty()) {
      arguments.problem("option cached: true needs option cache_volume");
    }
    if (!volume.isEmpty() && volume.equals(target(names))) {
      arguments.problem("option cache_volume is the volume itself, " + volume);
    }
    boolean implied = attached.orElse(!volume.isEmpty());
    boolean said = attached.isPresent() || !volume.isEmpty();
    return new Caching(
        said ? Optional.of(implied) : Optional.empty(),
        volume,
        arguments.text("cache_mode").orElse(""));
  }
}
