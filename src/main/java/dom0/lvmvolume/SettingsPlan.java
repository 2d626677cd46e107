package dom0.lvmvolume;

import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.LogicalVolume.Settings;
import dom0.lvmvolume.option.WantedSettings;
import dom0.lvmvolume.option.WantedSettings.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings what can be changed of a volume at any time to what is wanted. */
final class SettingsPlan {
  private static final int SECTOR = 512;
  private static final String CHANGE = "change";

  private final Draft draft;
  private final WantedSettings wanted;
  private final List<String> words = new ArrayList<>();

  private SettingsPlan(Draft draft) {
    this.draft = draft;
    this.wanted = draft.wanted().settings();
  }

  static void plan(Draft draft) {
    SettingsPlan it = new SettingsPlan(draft);
    it.changes();
    it.minor();
    it.activation();
  }

  /** Whether a volume that is not active shall be. */
  static boolean activates(Draft draft) {
    SettingsPlan it = new SettingsPlan(draft);
    LogicalVolume volume = draft.volume();
    boolean ours = !volume.isPart() && volume.kind() != Kind.CACHE_POOL && !it.isLeftAsItIs(volume);
    return ours && !volume.active() && it.wanted.activation().on();
  }

  /** Before all else: what is on a volume can be seen only then. */
  static void activate(Draft draft) {
    new SettingsPlan(draft).activation();
  }

  /** Before its filesystem is resized. A volume that shall be read-only becomes so after that. */
  static void makeWritable(Draft draft) {
    Settings before = draft.volume().settings();
    boolean writable = draft.wanted().settings().readOnly().equals(Optional.of(false));
    if (writable && before.readOnly() && draft.wanted().size().isPresent()) {
      draft.refuseIfLocked(CHANGE);
      Caches.refusePart(draft, CHANGE);
      draft.change("make %s writable".formatted(draft.label()), List.of("-prw"));
      draft.becomes(before.writable());
    }
  }

  /** One command for all: LVM fails where it is told what is so already (status 5). */
  private void changes() {
    Settings before = draft.volume().settings();
    Settings after =
        new Settings(
            wanted.readOnly().orElse(before.readOnly()),
            wanted.tagsAfter(before.tags()),
            wanted.readAhead().orElse(before.readAhead()),
            wanted.allocation().orElse(before.allocation()),
            wanted.skip().orElse(before.skip()),
            wanted.autoactivated().orElse(before.autoactivated()),
            before.minor());
    collect(before, after);
    if (words.isEmpty()) {
      return;
    }
    draft.refuseIfLocked(CHANGE);
    Caches.refusePart(draft, CHANGE);
    draft.change("change %s: %s".formatted(draft.label(), String.join(" ", words)), words);
    draft.becomes(after);
  }

  /** A command of its own, for which LVM deactivates the volume and activates it again. */
  private void minor() {
    Settings before = draft.volume().settings();
    long number = wanted.minor().orElse(before.minor());
    if (number == before.minor()) {
      return;
    }
    refuseFixedMinor(number);
    List<String> words = number < 0 ? List.of("-Mn") : List.of("-My", "--minor", "" + number);
    draft.change("change %s: %s".formatted(draft.label(), String.join(" ", words)), words);
    draft.becomes(before.withMinor(number));
  }

  private void refuseFixedMinor(long number) {
    String doing = "change the minor number of";
    LogicalVolume volume = draft.volume();
    draft.refuseIfLocked(doing);
    draft.refuseIfOpen(doing);
    boolean alone = volume.kind().isPlain() || volume.kind() == Kind.THIN;
    if (!alone || volume.isThickOrigin()) {
      throw draft.refusal(
          doing,
          "only a linear, striped, RAID or thin volume without snapshots can have a fixed one");
    }
    draft.group().volumes().all().stream()
        .filter(it -> !it.name().equals(volume.name()) && it.settings().minor() == number)
        .filter(it -> number >= 0)
        .findFirst()
        .ifPresent(
            it -> {
              throw draft.refusal(doing, it.name() + " has the number " + number);
            });
  }

  private void collect(Settings before, Settings after) {
    after.tags().stream()
        .filter(tag -> !before.tags().contains(tag))
        .forEach(tag -> words.addAll(List.of("--addtag", tag)));
    before.tags().stream()
        .filter(tag -> !after.tags().contains(tag))
        .forEach(tag -> words.addAll(List.of("--deltag", tag)));
    if (before.readOnly() != after.readOnly()) {
      words.add(after.readOnly() ? "-pr" : "-prw");
    }
    collect("-r", sectors(before.readAhead()), sectors(after.readAhead()));
    collect("--alloc", before.allocation(), after.allocation());
    collect("--setactivationskip", yesNo(before.skip()), yesNo(after.skip()));
    collect("--setautoactivation", yesNo(before.autoactivated()), yesNo(after.autoactivated()));
  }

  private void collect(String flag, String before, String after) {
    if (!before.equals(after)) {
      words.addAll(List.of(flag, after));
    }
  }

  private static String yesNo(boolean on) {
    return on ? "y" : "n";
  }

  private static String sectors(String readAhead) {
    if (readAhead.equals("auto")) {
      return readAhead;
    }
    return readAhead.equals("0") ? "none" : "" + Long.parseLong(readAhead) / SECTOR;
  }

  private void activation() {
    LogicalVolume volume = draft.volume();
    boolean on = wanted.activation().on();
    if (volume.isPart() || volume.active() == on || isLeftAsItIs(volume)) {
      return;
    }
    if (volume.kind() == Kind.CACHE_POOL) {
      throw draft.refusal("activate", "a cache pool is activated with the volume that it caches");
    }
    draft.refuseIfClosed(on ? "activate" : "deactivate");
    if (on) {
      activate(volume);
    } else {
      deactivate(volume);
    }
  }

  /** The default is for volumes that are to be active at all. */
  private boolean isLeftAsItIs(LogicalVolume volume) {
    boolean apart = volume.settings().skip() || volume.kind() == Kind.CACHE_POOL;
    boolean closed = draft.group().exported() || draft.group().unlocked();
    return !wanted.said() && (apart || closed);
  }

  private void activate(LogicalVolume volume) {
    // "Refusing activation of partial LV vg0/web. Use '--activationmode partial' to override."
    if (volume.status().health().equals("partial") && !volume.kind().isRaid()) {
      throw draft.refusal(
          "activate",
          "a part of it lies on a PV that is missing: %s; lvchange -ay --activationmode partial %s activates the rest"
              .formatted(String.join(", ", draft.group().missing()), draft.label()));
    }
    String flag = wanted.activation().flag();
    // without -K lvchange ends with status 0 and does nothing
    draft.change(
        "activate " + draft.label(),
        volume.settings().skip() ? List.of(flag, "-K") : List.of(flag));
    draft.becomes(volume.activated(true));
  }

  private void deactivate(LogicalVolume volume) {
    if (volume.kind() == Kind.SNAPSHOT) {
      throw draft.refusal(
          "deactivate", "LVM stops a snapshot only together with its origin " + volume.origin());
    }
    String active =
        draft.group().dependants(volume).stream()
            .filter(it -> it.kind() == Kind.THIN && it.active())
            .map(LogicalVolume::name)
            .collect(Collectors.joining(", "));
    if (!active.isEmpty()) {
      throw draft.refusal("deactivate", "its thin volumes are active: " + active);
    }
    draft.refuseIfDependantsOpen("deactivate", draft.group().dependants(volume));
    draft.refuseIfOpen("deactivate");
    draft.change("deactivate " + draft.label(), List.of(Activation.OFF.flag()));
    draft.becomes(volume.activated(false));
  }
}
