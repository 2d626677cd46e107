package dom0.xenguest.guard;

import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.MachineInfo;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.VifSpec;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands against a start: xl itself looks for too little, and says rc 0 to guests that die.
 */
public final class StartObstacles {
  private static final Pattern SETTING =
      Pattern.compile("(?m)^[ \t]*vif\\.default\\.(bridge|script)[ \t]*=[ \t]*[\"']([^\"']*)[\"']");

  private final XlConfig config;
  private final List<Domain> others;
  private final DiskUsers users;
  private final Host host;

  /**
   * Of a guest as its file is to be.
   *
   * @param others the domains of other guests
   * @param users the guests that must not have its disks
   */
  public StartObstacles(XlConfig config, List<Domain> others, DiskUsers users, Host host) {
    this.config = config;
    this.others = others;
    this.users = users;
    this.host = host;
  }

  /**
   * Each obstacle to a start as a sentence.
   *
   * @param anew whether the guest has no domain yet, whose cards would be in the way
   */
  public List<String> all(MachineInfo machine, boolean anew) {
    List<VifSpec> cards = config.cards();
    return Stream.of(
            files(),
            virtualisation(machine),
            bridges(cards),
            anew ? interfaces(cards) : List.<String>of(),
            uuids(),
            config.diskProblems(),
            disks(config.disks()))
        .flatMap(List::stream)
        .toList();
  }

  /** What stands in the way of devices that a running guest is to get. */
  public List<String> ofDevices(List<DiskSpec> disks, List<VifSpec> cards) {
    return Stream.of(bridges(cards), interfaces(cards), disks(disks))
        .flatMap(List::stream)
        .toList();
  }

  private List<String> files() {
    Stream<String> missing =
        Stream.of("kernel", "ramdisk")
            .flatMap(key -> ConfigRules.bootFile(config, key).stream())
            .filter(path -> !isFile(path))
            .map(path -> path + " is no file on this host");
    return Stream.concat(missing, pvgrub().stream()).toList();
  }

  /** libxl takes pvgrub64 for /usr/lib/xen-4.17/boot/pvgrub64.bin, which Debian does not ship. */
  private Optional<String> pvgrub() {
    return config
        .text("firmware")
        .filter(name -> name.startsWith("pvgrub"))
        .filter(
            name ->
                host.list("/usr/lib").stream()
                    .filter(folder -> folder.matches("xen(-[0-9.]+)?"))
                    .noneMatch(folder -> isFile("/usr/lib/%s/boot/%s.bin".formatted(folder, name))))
        .map(
            name ->
                "there is no %s on this host; on Debian the package grub-xen-host has the same as a kernel: /usr/lib/grub-xen/grub-%s-xen.bin"
                    .formatted(name, name.endsWith("64") ? "x86_64" : "i386"));
  }

  private boolean isFile(String path) {
    return host.status(path).filter(it -> it.kind() == FileStatus.Kind.REGULAR).isPresent();
  }

  private List<String> virtualisation(MachineInfo machine) {
    String type = config.text("type").orElse("pv");
    return type.equals("pv") || machine.virtualises()
        ? List.of()
        : List.of(
            "this host cannot run %s guests: its CPUs have no virtualisation, or the firmware has it off"
                .formatted(type));
  }

  private List<String> bridges(List<VifSpec> cards) {
    Optional<String> standard = standardBridge();
    return cards.stream()
        // another script, and another domain, may mean something else by it
        .filter(card -> Stream.of("script", "backend", "gatewaydev").allMatch(lacks(card)))
        .flatMap(card -> standard.map(bridge -> card.bridge().orElse(bridge)).stream())
        .distinct()
        .filter(bridge -> host.status("/sys/class/net/" + bridge).isEmpty())
        .map(bridge -> "there is no bridge " + bridge)
        .toList();
  }

  private static Predicate<String> lacks(VifSpec card) {
    return key -> card.value(key).isEmpty();
  }

  /**
   * What a card without a bridge gets; empty where all cards get another script than vif-bridge.
   */
  private Optional<String> standardBridge() {
    Matcher matcher = SETTING.matcher(host.readFile("/etc/xen/xl.conf").orElse(""));
    String bridge = "xenbr0";
    while (matcher.find()) {
      if (matcher.group(1).equals("bridge")) {
        bridge = matcher.group(2);
      } else if (!matcher.group(2).matches("(.*/)?vif-bridge")) {
        return Optional.empty();
      }
    }
    return Optional.of(bridge);
  }

  /** Linux has each name once. */
  private List<String> interfaces(List<VifSpec> cards) {
    return cards.stream()
        .flatMap(card -> card.value("vifname").stream())
        .filter(name -> host.status("/sys/class/net/" + name).isPresent())
        .map(name -> "there already is a network card " + name)
        .toList();
  }

  /** A running guest of the same uuid makes Xen's own guard of the disks look away. */
  private List<String> uuids() {
    String uuid = config.text("uuid").orElse("");
    List<String> obstacles = new ArrayList<>();
    for (Domain other : others) {
      if (!uuid.isEmpty() && other.uuid().equalsIgnoreCase(uuid)) {
        obstacles.add(
            other.state() == DomainState.DYING
                ? "what is left of it, %s, is dying but holds on to its memory or disks"
                    .formatted(other)
                : "%s has the same uuid %s".formatted(other, uuid));
      }
    }
    return obstacles;
  }

  private List<String> disks(List<DiskSpec> disks) {
    List<DiskSpec> filled = disks.stream().filter(disk -> !disk.target().isEmpty()).toList();
    return new DiskGuard(filled, users, host).conflicts();
  }
}
