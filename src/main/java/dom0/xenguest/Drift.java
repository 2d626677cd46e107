package dom0.xenguest;

import dom0.xenguest.guard.ConfigRules;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xl.Pins;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.VifSpec;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In what a domain that runs differs from its guest's file. Only keys that the file has are looked
 * at: what Xen fills in for the others is no drift. What nearly all files have is compared here;
 * for the rest xl is asked, one command more.
 */
final class Drift {
  private static final List<String> NUMBERS =
      List.of("memory", "maxmem", "vcpus", "maxvcpus", "cpu_weight", "cap");
  private static final List<String> TEXTS =
      List.of("type", "uuid", "kernel", "ramdisk", "bootloader", "tsc_mode", "boot");
  private static final Map<String, String> TSC_MODES =
      Map.of("0", "default", "1", "always_emulate", "2", "native", "3", "native_paravirt");

  /** What a guest is without, where libxl leaves it out. */
  private static final List<String> BOOTS = List.of("kernel", "ramdisk", "bootloader");

  private static final Set<String> COMPARED =
      Stream.of(
              NUMBERS,
              TEXTS,
              LiveConfig.EVENTS,
              List.of("name", "cmdline", "root", "extra", "cpus", "cpus_soft", "disk", "vif"))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * For devices, too, we compare only the parameters that nearly every guest sets; xl is asked
   * about the rest.
   */
  private static final Set<String> DISK_PARTS = Set.of("target", "vdev", "format", "access");

  private static final Set<String> CARD_PARTS = Set.of("mac", "bridge");

  private final XlConfig config;
  private final LiveConfig live;
  private final Optional<Pins> pins;
  private final LibxlComparison libxl;

  private Drift(XlConfig config, LiveConfig live, Optional<Pins> pins, LibxlComparison libxl) {
    this.config = config;
    this.live = live;
    this.pins = pins;
    this.libxl = libxl;
  }

  /** How a domain differs from its guest's file; empty if xl cannot describe the domain. */
  static Optional<Drift> of(XlConfig config, Domain domain, LibxlComparison libxl) {
    return domain.config().map(live -> new Drift(config, live, domain.pins(), libxl));
  }

  /** Whether a file has nothing for which xl has to be asked what it makes of it. */
  static boolean covers(XlConfig config) {
    return COMPARED.containsAll(config.values().keySet()) && hasPlainDevices(config);
  }

  private static boolean hasPlainDevices(XlConfig config) {
    return config.diskProblems().isEmpty()
        && config.disks().stream().allMatch(disk -> DISK_PARTS.containsAll(disk.values().keySet()))
        && config.cards().stream().allMatch(card -> CARD_PARTS.containsAll(card.values().keySet()));
  }

  /** The file. */
  XlConfig config() {
    return config;
  }

  /** Whether everything that the file says is compared. */
  boolean isComplete() {
    return config.values().keySet().stream()
            .allMatch(key -> COMPARED.contains(key) || libxl.tells(key))
        && (libxl.isThere() || hasPlainDevices(config));
  }

  List<Difference> differences() {
    return Stream.of(
            numbers(), texts(), events(), commandLine(), pinned(), disks(), vifs(), others())
        .flatMap(List::stream)
        .toList();
  }

  private List<Difference> others() {
    return config.values().keySet().stream()
        .filter(key -> !COMPARED.contains(key))
        .flatMap(key -> libxl.difference(key).stream())
        .toList();
  }

  private List<Difference> numbers() {
    return NUMBERS.stream()
        .filter(key -> !live.value(key).isEmpty())
        .flatMap(key -> config.number(key).map(it -> difference(key, it.toString())).orElse(none()))
        .toList();
  }

  /** What libxl leaves out has its standard value, about which we do not guess. */
  private List<Difference> texts() {
    return TEXTS.stream()
        .filter(key -> BOOTS.contains(key) || !live.value(key).isEmpty())
        .flatMap(key -> text(key).map(it -> difference(key, word(key, it))).orElse(none()))
        .toList();
  }

  private Optional<String> text(String key) {
    return key.equals("kernel") ? ConfigRules.bootFile(config, key) : config.text(key);
  }

  /** xl still takes the numbers that tsc_mode once had. */
  private static String word(String key, String text) {
    return key.equals("tsc_mode") ? TSC_MODES.getOrDefault(text, text) : text;
  }

  /** An event whose action libxl leaves out has "destroy". */
  private List<Difference> events() {
    return LiveConfig.EVENTS.stream()
        .flatMap(key -> config.text(key).map(it -> difference(key, it)).orElse(none()))
        .toList();
  }

  private Stream<Difference> difference(String key, String file) {
    return file.equalsIgnoreCase(live.value(key))
        ? none()
        : Stream.of(Difference.of(key, file, live.value(key)));
  }

  private static Stream<Difference> none() {
    return Stream.empty();
  }

  private List<Difference> commandLine() {
    boolean has = config.has("cmdline") || config.has("root") || config.has("extra");
    String root = config.text("root").map(text -> "root=" + text + " ").orElse("");
    String line = config.text("cmdline").orElse(root + config.text("extra").orElse("")).strip();
    String running = live.value("cmdline").strip();
    return has && !line.equals(running)
        ? List.of(Difference.of("cmdline", line, running))
        : List.of();
  }

  private List<Difference> pinned() {
    List<Difference> differences = new ArrayList<>();
    for (String key : List.of("cpus", "cpus_soft")) {
      List<Pins.Row> astray = pins.map(it -> it.astray(key, config)).orElse(List.of());
      if (!astray.isEmpty()) {
        differences.add(
            Difference.of(
                key,
                astray.stream()
                    .map(row -> Pins.wanted(config, key, row.vcpu()).orElse(""))
                    .toList(),
                astray.stream().map(row -> row.value(key)).toList()));
      }
    }
    return differences;
  }

  private List<Difference> disks() {
    List<String> wanted = new ArrayList<>();
    Map<String, String> parts = new LinkedHashMap<>();
    for (DiskSpec disk : config.disks()) {
      LibxlComparison.Parts differing = libxl.disk(disk.vdev());
      wanted.add(
          shown(new LiveConfig.Disk(disk.target(), disk.vdev(), disk.readOnly(), disk.format()))
              + differing.file());
      parts.put(disk.vdev(), differing.running());
    }
    List<String> running =
        live.disks().stream()
            .map(disk -> shown(disk) + parts.getOrDefault(disk.vdev(), ""))
            .toList();
    return devices("disk", wanted, running);
  }

  private static String shown(LiveConfig.Disk disk) {
    return "%s %s%s%s"
        .formatted(
            disk.vdev(),
            disk.target(),
            disk.format().equals("raw") ? "" : " " + disk.format(),
            disk.readOnly() ? " ro" : "");
  }

  /** A card that says no MAC or bridge is compared at its place, without it. */
  private List<Difference> vifs() {
    List<VifSpec> cards = config.cards();
    List<String> wanted = new ArrayList<>();
    Map<String, String> parts = new LinkedHashMap<>();
    for (int card = 0; card < cards.size(); card++) {
      VifSpec vif = cards.get(card);
      Optional<LiveConfig.Nic> same = live.nicOf(vif.mac(), card);
      String mac = vif.mac().or(() -> same.map(LiveConfig.Nic::mac)).orElse("");
      String bridge = vif.bridge().or(() -> same.map(LiveConfig.Nic::bridge)).orElse("");
      LibxlComparison.Parts differing = libxl.card(card, mac);
      wanted.add(shown(new LiveConfig.Nic(mac, bridge)) + differing.file());
      parts.put(mac.toLowerCase(Locale.ROOT), differing.running());
    }
    List<String> running =
        live.nics().stream()
            .map(nic -> shown(nic) + parts.getOrDefault(nic.mac().toLowerCase(Locale.ROOT), ""))
            .toList();
    return devices("vif", wanted, running);
  }

  private static String shown(LiveConfig.Nic nic) {
    return "%s %s".formatted(nic.mac().toLowerCase(Locale.ROOT), nic.bridge()).strip();
  }

  /** Their order is nothing that a guest sees of them. */
  private List<Difference> devices(String key, List<String> wanted, List<String> running) {
    List<String> file = wanted.stream().sorted().toList();
    List<String> domain = running.stream().sorted().toList();
    return config.has(key) && !file.equals(domain)
        ? List.of(Difference.of(key, file, domain))
        : List.of();
  }
}
