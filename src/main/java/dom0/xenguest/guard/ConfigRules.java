package dom0.xenguest.guard;

import dom0.text.Nearest;
import dom0.text.Problems;
import dom0.xen.XenVersion;
import dom0.xenguest.xlcfg.Keys;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold of a guest's file as a whole, and what xl would say only by a guest that dies. */
public final class ConfigRules {
  private static final Set<String> PV_FIRMWARE = Set.of("pvgrub32", "pvgrub64");
  private static final Set<String> HVM_FIRMWARE =
      Set.of("bios", "uefi", "seabios", "rombios", "ovmf");

  private final XlConfig config;
  private final XlConfig given;
  private final Optional<XenVersion> xen;
  private final String type;
  private final Problems problems = new Problems();

  private ConfigRules(XlConfig config, XlConfig given, Optional<XenVersion> xen) {
    this.config = config;
    this.given = given;
    this.xen = xen;
    this.type = type(config);
  }

  /** xl's own standard on x86 is pv; builder is what type was called once. */
  static String type(XlConfig config) {
    String builder = config.text("builder").orElse("").equals("hvm") ? "hvm" : "pv";
    return config.text("type").orElse(builder);
  }

  /**
   * Each as a sentence.
   *
   * @param config the file as it would be
   * @param given what of it the task gives
   * @param xen the Xen that must know each key of that; empty where none must
   */
  public static List<String> problems(XlConfig config, XlConfig given, Optional<XenVersion> xen) {
    ConfigRules rules = new ConfigRules(config, given, xen);
    rules.boot();
    rules.firmware();
    rules.numbers();
    rules.guestsThatHeed();
    rules.otherVersions();
    rules.screens();
    return rules.problems.found();
  }

  private void boot() {
    boolean boots = config.has("kernel") || config.has("bootloader") || config.has("firmware");
    problems.addUnless(
        boots || type.equals("hvm"), "a %s guest needs kernel or bootloader".formatted(type));
    problems.addUnless(
        !config.has("cmdline") || !(config.has("root") || config.has("extra")),
        "xl ignores root and extra where cmdline is given");
    problems.addUnless(
        given.text("boot").filter(order -> !order.matches("[acdn]{1,4}")).isEmpty(),
        "boot is an order of c (disk), d (cdrom) and n (network), such as cd");
    if (config.has("bootloader")) {
      problems.addUnless(!config.has("kernel"), "xl ignores kernel where bootloader is given");
      problems.addUnless(
          !config.items("disk").isEmpty(), "a bootloader needs a disk to find a kernel in");
    }
  }

  /** The file of the host that a guest boots: xl reads past its own loader for hvm guests. */
  public static Optional<String> bootFile(XlConfig config, String key) {
    return config
        .text(key)
        .filter(path -> !(type(config).equals("hvm") && path.matches("(.*/)?hvmloader")));
  }

  private void firmware() {
    String firmware = config.text("firmware").orElse("");
    if (firmware.isEmpty() || type.equals("pvh")) {
      return; // which heeds none
    }
    problems.addUnless(
        !config.has("kernel") || type.equals("hvm"),
        "a %s guest boots by kernel or by firmware, not by both".formatted(type));
    String known =
        type.equals("hvm")
            ? "bios, uefi, seabios, rombios, ovmf or a path"
            : "pvgrub32 or pvgrub64";
    problems.addUnless(
        isFirmware(firmware),
        "firmware %s cannot boot a %s guest; use %s".formatted(firmware, type, known));
  }

  private boolean isFirmware(String firmware) {
    return type.equals("hvm")
        ? HVM_FIRMWARE.contains(firmware) || firmware.startsWith("/")
        : PV_FIRMWARE.contains(firmware);
  }

  private void numbers() {
    atLeast("maxmem", "memory");
    atLeast("maxvcpus", "vcpus");
    long vcpus = config.number("vcpus").orElse(1L);
    long cap = config.number("cap").orElse(0L);
    problems.addUnless(
        cap <= 100 * Math.max(vcpus, config.number("maxvcpus").orElse(vcpus)),
        "cap %d is more than 100 for each virtual CPU".formatted(cap));
    long most = 128; // what an emulated chipset has room for
    problems.addUnless(
        !type.equals("hvm") || config.number("maxvcpus").orElse(vcpus) <= most,
        "an hvm guest can have at most %d virtual CPUs".formatted(most));
  }

  private void atLeast(String most, String least) {
    Optional<Long> upper = config.number(most);
    Optional<Long> lower = config.number(least);
    problems.addUnless(
        upper.isEmpty() || lower.isEmpty() || upper.get() >= lower.get(),
        "%s %d is less than %s %d".formatted(most, upper.orElse(0L), least, lower.orElse(0L)));
  }

  /** xl says nothing of a key that the type of guest does not heed. */
  private void guestsThatHeed() {
    given.values().keySet().stream()
        .flatMap(key -> Keys.find(key).stream())
        .filter(key -> !key.guests().contains(type))
        .forEach(
            key ->
                problems.add(
                    "%s is for guests of type %s, and this is %s"
                        .formatted(
                            key.name(),
                            String.join(" or ", key.guests().stream().sorted().toList()),
                            type)));
  }

  private void otherVersions() {
    unknown(given, xen)
        .forEach(key -> problems.add(key + " (allow_unknown: true writes it all the same)"));
    boolean traditional =
        given.text("device_model_version").filter("qemu-xen-traditional"::equals).isPresent();
    xen.filter(version -> traditional && version.compareTo(new XenVersion(4, 21)) >= 0)
        .ifPresent(
            version ->
                problems.add(
                    "Xen %s has no device model qemu-xen-traditional, which was removed in 4.21; qemu-xen is the only one"
                        .formatted(version)));
  }

  /** xl says nothing of a key that came after it, or went before it. */
  private static List<String> unknown(XlConfig config, Optional<XenVersion> xen) {
    return xen.stream()
        .flatMap(
            version ->
                config.values().keySet().stream()
                    .flatMap(name -> Keys.find(name).stream())
                    .flatMap(
                        key ->
                            key
                                .unknownTo(version)
                                .map(
                                    why ->
                                        "xl of Xen %s does not know %s, which %s, and ignores it"
                                            .formatted(version, key.name(), why))
                                .stream()))
        .toList();
  }

  private void screens() {
    for (String key : List.of("vnclisten", "spicehost")) {
      problems.addUnless(
          given.text(key).orElse("").matches("[0-9A-Fa-f.:\\[\\]]*"),
          key + " must be an IP address");
    }
  }

  /** What a user should know of a file that xl takes. */
  public static List<String> warnings(XlConfig config, Optional<XenVersion> xen) {
    List<String> warnings = new ArrayList<>(unknown(config, xen));
    for (String key : config.values().keySet()) {
      Optional<String> near =
          Keys.find(key).isPresent() ? Optional.empty() : Nearest.to(key, Keys.names());
      near.ifPresent(
          it ->
              warnings.add("xl does not know %s and ignores it; was %s meant?".formatted(key, it)));
    }
    String listen = config.text("vnclisten").orElse("127.0.0.1");
    if (!listen.matches("127\\..*|\\[?::1.*") && config.text("vncpasswd").orElse("").isEmpty()) {
      warnings.add(
          "vnclisten %s lets others than this host see and use the screen, and there is no vncpasswd"
              .formatted(listen));
    }
    return warnings;
  }
}
