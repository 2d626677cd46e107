package dom0.xenguest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which keys of a guest's file say something else than the domain that runs; only keys that it has.
 */
final class PendingRestart {
  private static final List<String> NUMBERS = List.of("memory", "maxmem", "vcpus", "maxvcpus");
  private static final List<String> TEXTS =
      List.of("type", "uuid", "kernel", "ramdisk", "bootloader");
  private static final List<String> EVENTS =
      List.of("on_poweroff", "on_reboot", "on_crash", "on_watchdog", "on_soft_reset");

  private final XlConfig config;
  private final LiveConfig live;

  PendingRestart(XlConfig config, LiveConfig live) {
    this.config = config;
    this.live = live;
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    NUMBERS.stream().filter(this::numberDiffers).forEach(keys::add);
    TEXTS.stream().filter(this::textDiffers).forEach(keys::add);
    EVENTS.stream().filter(this::textDiffers).forEach(keys::add);
    if (commandLineDiffers()) {
      keys.add("cmdline");
    }
    if (config.has("disk") && !disks().equals(liveDisks())) {
      keys.add("disk");
    }
    if (config.has("vif") && vifsDiffer()) {
      keys.add("vif");
    }
    return List.copyOf(keys);
  }

  private boolean numberDiffers(String key) {
    return !live.value(key).isEmpty()
        && config.number(key).filter(number -> !live.value(key).equals("" + number)).isPresent();
  }

  /** What libxl leaves out has its standard value, about which we do not guess. */
  private boolean textDiffers(String key) {
    return !live.value(key).isEmpty()
        && config.text(key).filter(text -> !text.equalsIgnoreCase(live.value(key))).isPresent();
  }

  private boolean commandLineDiffers() {
    boolean has = config.has("cmdline") || config.has("root") || config.has("extra");
    String root = config.text("root").map(text -> "root=" + text + " ").orElse("");
    String line = config.text("cmdline").orElse(root + config.text("extra").orElse(""));
    return has && !line.strip().equals(live.value("cmdline").strip());
  }

  private List<String> disks() {
    return config.strings("disk").stream()
        .map(text -> DiskSpec.parse(text, new Problems()))
        .map(disk -> disk.vdev() + " " + disk.target() + (disk.readOnly() ? " ro" : ""))
        .sorted()
        .toList();
  }

  private List<String> liveDisks() {
    return live.disks().stream()
        .map(disk -> disk.vdev() + " " + disk.target() + (disk.readOnly() ? " ro" : ""))
        .sorted()
        .toList();
  }

  private boolean vifsDiffer() {
    List<VifSpec> cards =
        config.strings("vif").stream().map(text -> VifSpec.parse(text, new Problems())).toList();
    if (cards.size() != live.nics().size()) {
      return true;
    }
    for (int card = 0; card < cards.size(); card++) {
      LiveConfig.Nic nic = live.nics().get(card);
      String mac = nic.mac().toLowerCase(Locale.ROOT);
      if (!cards.get(card).mac().orElse(mac).equals(mac)
          || !cards.get(card).bridge().orElse(nic.bridge()).equals(nic.bridge())) {
        return true;
      }
    }
    return false;
  }
}
