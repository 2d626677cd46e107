package dom0.lvmvolume;

import dom0.json.Json;
import dom0.lvmvolume.LvmVolumeWanted.Caching;
import dom0.lvmvolume.LvmVolumeWanted.CreateOptions;
import dom0.lvmvolume.LvmVolumeWanted.LvmAccess;
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
import java.util.Map;
import java.util.Optional;

/** The options of lvm_volume, named as community.general.lvol names them. */
final class LvmVolumeOptions {
  static final Option<String> LV = Option.text("lv");
  static final Option<String> VG = Option.text("vg");
  static final Option<Size> SIZE = Option.text("size").as(Size::parse);
  static final Option<State> STATE =
      Option.choice("state", State.values()).byDefault(State.PRESENT);
  static final Option<String> SNAPSHOT = Option.text("snapshot");
  static final Option<String> THINPOOL = Option.text("thinpool");
  static final Option<Boolean> FORCE = Option.flag("force").byDefault(false);
  static final Option<Boolean> GROW = Option.flag("grow").byDefault(true);
  static final Option<Boolean> SHRINK = Option.flag("shrink").byDefault(false);
  static final Option<Boolean> RESIZEFS = Option.flag("resizefs").byDefault(false);
  static final Option<List<String>> PVS = Option.list("pvs");
  static final Option<Boolean> ALLOW_RELATIVE = Option.flag("allow_relative").byDefault(false);
  static final Option<String> RENAME_FROM = Option.text("rename_from");
  static final Option<Boolean> WIPE = Option.flag("wipe").byDefault(true);
  static final Option<Boolean> REMOVE_DEPENDENTS =
      Option.flag("remove_dependents").byDefault(false);
  static final Option<Boolean> UNMOUNT = Option.flag("unmount").byDefault(false);
  static final Option<String> UUID = Option.text("uuid");
  static final Option<String> VG_UUID = Option.text("vg_uuid");
  static final Option<String> LVM_CONFIG = Option.text("lvm_config").as(LvmVolumeOptions::oneLine);
  static final Option<Boolean> CACHED = Option.flag("cached");
  static final Option<String> CACHE_VOLUME = Option.text("cache_volume");
  static final Option<String> CACHE_MODE =
      Option.word("cache_mode", List.of("writethrough", "writeback", "passthrough"));

  static final Option<List<Json>> VOLUMES = Option.dictionaries("volumes");

  static final List<Option<?>> ALL =
      List.of(
          LV,
          VG,
          SIZE,
          STATE,
          SNAPSHOT,
          THINPOOL,
          SettingsOptions.ACTIVE,
          FORCE,
          GROW,
          SHRINK,
          RESIZEFS,
          PVS,
          OptionValues.OPTS,
          ALLOW_RELATIVE,
          LayoutOptions.TYPE,
          LayoutOptions.STRIPES,
          LayoutOptions.STRIPE_SIZE,
          LayoutOptions.MIRRORS,
          LayoutOptions.REGION_SIZE,
          LayoutOptions.NOSYNC,
          LayoutOptions.CHUNK_SIZE,
          LayoutOptions.POOL_METADATA_SIZE,
          LayoutOptions.ZERO,
          LayoutOptions.DISCARDS,
          LayoutOptions.WHEN_FULL,
          SettingsOptions.PERMISSION,
          SettingsOptions.TAGS,
          SettingsOptions.ADD_TAGS,
          SettingsOptions.REMOVE_TAGS,
          RENAME_FROM,
          SettingsOptions.MINOR,
          SettingsOptions.READ_AHEAD,
          SettingsOptions.ALLOCATION,
          SettingsOptions.AUTOACTIVATION,
          SettingsOptions.ACTIVATION_SKIP,
          WIPE,
          REMOVE_DEPENDENTS,
          UNMOUNT,
          UUID,
          VG_UUID,
          LVM_CONFIG,
          CACHED,
          CACHE_VOLUME,
          CACHE_MODE,
          VOLUMES);

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
    Optional<String> group = VolumeName.group(VG, names, arguments);
    String origin = arguments.given(SNAPSHOT) ? volume(names, LV) : "";
    VolumeName name = new VolumeName(group, target(names));
    VolumeName.checkLength(group.orElse(""), name.volume()).ifPresent(arguments::problem);
    boolean poolItself = arguments.given(THINPOOL) && !arguments.given(LV);
    Layout layout = LayoutOptions.parse(values, origin, volume(names, THINPOOL), poolItself);
    Sizing sizing = sizing();
    WantedSettings settings = SettingsOptions.parse(values);
    State state = state(layout);
    refuseStrangeRename(name.volume(), volume(names, RENAME_FROM), state);
    Permits permits = permits();
    CreateOptions createOptions =
        new CreateOptions(pvs(), values.words().others(), values.isTrue(WIPE));
    Caching cache = caching(names);
    LvmAccess access = access();
    arguments.refuseIfBad();
    return new LvmVolumeWanted(
        name,
        state,
        layout,
        sizing,
        settings,
        permits,
        access,
        createOptions,
        volume(names, RENAME_FROM),
        cache);
  }

  private Permits permits() {
    return new Permits(
        arguments.value(FORCE),
        arguments.value(REMOVE_DEPENDENTS),
        arguments.value(UNMOUNT),
        arguments.get(UUID).orElse(""));
  }

  private LvmAccess access() {
    return new LvmAccess(arguments.get(VG_UUID).orElse(""), arguments.get(LVM_CONFIG).orElse(""));
  }

  private Map<String, VolumeName> names() {
    Map<String, VolumeName> names = new LinkedHashMap<>();
    for (Option<String> option : List.of(LV, SNAPSHOT, THINPOOL, RENAME_FROM, CACHE_VOLUME)) {
      names.put(option.name(), VolumeName.of(option, arguments));
    }
    boolean pool = arguments.given(THINPOOL);
    if (arguments.given(SNAPSHOT) && pool) {
      arguments.problem("options snapshot and thinpool exclude each other");
    }
    if (arguments.given(SNAPSHOT) && !arguments.given(LV)) {
      arguments.problem("option snapshot needs option lv, which names its origin");
    } else if (!arguments.given(LV) && !pool) {
      arguments.problem("option lv is required, or thinpool for a thin pool itself");
    }
    return names;
  }

  private static String volume(Map<String, VolumeName> names, Option<String> option) {
    return names.getOrDefault(option.name(), new VolumeName(Optional.empty(), "")).volume();
  }

  private String target(Map<String, VolumeName> names) {
    if (arguments.given(SNAPSHOT)) {
      return volume(names, SNAPSHOT);
    }
    return volume(names, arguments.given(LV) ? LV : THINPOOL);
  }

  private State state(Layout layout) {
    State state = arguments.value(STATE);
    if (state == State.MERGED && !layout.isSnapshot()) {
      arguments.problem("state merged needs option snapshot, which names what is merged into lv");
    }
    return state;
  }

  /** Removing a volume that is being renamed could remove another one. */
  private void refuseStrangeRename(String name, String former, State state) {
    if (!former.isEmpty() && (state == State.ABSENT || state == State.MERGED)) {
      arguments.problem("option rename_from needs state present");
    }
    if (!former.isEmpty() && former.equals(name)) {
      arguments.problem("option rename_from is the volume's name itself, " + name);
    }
  }

  private Sizing sizing() {
    Optional<Size> size = arguments.get(SIZE);
    boolean relative = arguments.value(ALLOW_RELATIVE);
    if (size.isPresent() && size.get() instanceof Size.Difference && !relative) {
      arguments.problem(
          "option size must be the volume's final size, not a difference such as %s, which would change the volume in every run; allow_relative: true permits that"
              .formatted(size.get()));
    }
    boolean ofPvs = size.flatMap(Size::shareOf).equals(Optional.of(Size.Whole.PVS));
    if (ofPvs && !arguments.given(PVS)) {
      arguments.problem("option size is a share of the PVs, so option pvs must name them");
    }
    return new Sizing(
        size, arguments.value(GROW), arguments.value(SHRINK), arguments.value(RESIZEFS), relative);
  }

  private List<String> pvs() {
    List<String> pvs = arguments.get(PVS).orElse(List.of());
    for (String pv : pvs) {
      if (!pv.matches("/\\P{Cntrl}+")) {
        arguments.problem(
            "option pvs must hold paths of devices such as /dev/sdb, not '%s'".formatted(pv));
      }
    }
    return pvs;
  }

  private static String oneLine(String text) {
    String line = text.strip();
    if (line.matches("(?s).*\\p{Cntrl}.*")) {
      throw new UnusableValue("must be one line, such as global{metadata_read_only=0}");
    }
    return line;
  }

  private Caching caching(Map<String, VolumeName> names) {
    String volume = volume(names, CACHE_VOLUME);
    Optional<Boolean> attached = arguments.get(CACHED);
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
        arguments.get(CACHE_MODE).orElse(""));
  }
}
