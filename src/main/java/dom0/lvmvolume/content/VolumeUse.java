package dom0.lvmvolume.content;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.Mount;
import dom0.lvmvolume.lvm.LogicalVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at what a volume is used for. */
public final class VolumeUse {
  private static final String XEN_DEVICES = "/sys/bus/xen-backend/devices";
  private static final Pattern BACKEND =
      Pattern.compile("/local/domain/0/backend/(vbd|qdisk|vbd3)/.*");

  private final LogicalVolume volume;
  private final Host host;

  private VolumeUse(LogicalVolume volume, Host host) {
    this.volume = volume;
    this.host = host;
  }

  /** By files only: what a run that changes nothing says of it costs no program. */
  public static Use ofFiles(LogicalVolume volume, Host host) {
    VolumeUse it = new VolumeUse(volume, host);
    return volume.open() ? it.use(it.domains()) : Use.NOT_LOOKED_AT;
  }

  /** All of it, with the names of guests. */
  public static Use of(LogicalVolume volume, Host host) {
    VolumeUse it = new VolumeUse(volume, host);
    if (!volume.open()) {
      return Use.NOT_LOOKED_AT;
    }
    List<String> guests = it.guests();
    return it.use(guests.isEmpty() ? it.domains() : guests);
  }

  private Use use(List<String> guests) {
    Mounts mounts = Mounts.of(host, volume);
    List<String> holders = new ArrayList<>();
    mounts.reachable().forEach(mount -> holders.add("mounted at " + mount));
    mounts.covered().forEach(mount -> holders.add("mounted at " + mount + " below another mount"));
    String device = host.status(volume.path()).map(FileStatus::realPath).orElse(volume.path());
    if (Mount.swaps(host).contains(device)) {
      holders.add("used as swap");
    }
    for (String holder : host.list("/sys/dev/block/" + volume.device() + "/holders")) {
      String name = host.readFile("/sys/block/" + holder + "/dm/name").orElse(holder).strip();
      if (!volume.dmPath().equals("/dev/mapper/" + name)) { // a thin pool lies under its own name
        holders.add("under the device " + name);
      }
    }
    loops(device).forEach(loop -> holders.add("under the loop device /dev/" + loop));
    guests.forEach(guest -> holders.add("in use by the guest " + guest));
    return new Use(holders, mounts.reachable(), mounts.readOnly(), guests);
  }

  /** Loop devices on the volume; the kernel does not list them among its holders. */
  private List<String> loops(String device) {
    List<String> names = List.of(device, volume.path(), volume.dmPath());
    return host.list("/sys/block").stream()
        .filter(name -> name.startsWith("loop"))
        .filter(
            name ->
                host.readFile("/sys/block/" + name + "/loop/backing_file")
                    .filter(file -> names.contains(file.strip()))
                    .isPresent())
        .toList();
  }

  /**
   * The numbers of the domains whose disks the kernel itself serves: "vbd-3-51712" is one of domain
   * 3, and its file physical_device holds "fd:1a".
   */
  private List<String> domains() {
    String device = hexadecimal(volume.device());
    return host.list(XEN_DEVICES).stream()
        .filter(name -> name.matches("vbd-[0-9]+-[0-9]+"))
        .filter(
            name ->
                host.readFile(XEN_DEVICES + "/" + name + "/physical_device")
                    .filter(text -> text.strip().equals(device))
                    .isPresent())
        .map(name -> name.split("-")[1])
        .distinct()
        .map(id -> "of domain " + id)
        .toList();
  }

  /** Only to say more in a message: where it fails, the volume is still known to be open. */
  private List<String> guests() {
    if (host.readFile("/sys/hypervisor/type")
        .filter(type -> type.strip().equals("xen"))
        .isEmpty()) {
      return List.of();
    }
    try {
      CommandResult result = host.run(Command.of("xenstore-ls", "-f", "/local/domain"));
      return guests(result.stdout(), volume);
    } catch (HostFailure e) {
      return List.of();
    }
  }

  /**
   * Lines such as {@code /local/domain/0/backend/vbd/3/51712/params = "/dev/vg0/web"}; of the
   * script's work {@code physical-device = "fe:3"} beside it tells the device in hexadecimal.
   */
  static List<String> guests(String xenstore, LogicalVolume volume) {
    Map<String, String> values =
        xenstore
            .lines()
            .map(line -> line.split(" = ", 2))
            .filter(pair -> pair.length == 2)
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> pair[1].replace("\"", ""), (first, later) -> first));
    return values.entrySet().stream()
        .filter(entry -> BACKEND.matcher(entry.getKey()).matches())
        .filter(entry -> means(entry, volume))
        .map(entry -> entry.getKey().split("/")[6])
        .distinct()
        .map(id -> values.getOrDefault("/local/domain/" + id + "/name", id))
        .sorted()
        .toList();
  }

  private static boolean means(Map.Entry<String, String> entry, LogicalVolume volume) {
    String key = entry.getKey();
    String value = entry.getValue();
    if (key.endsWith("/physical-device")) {
      return value.equals(hexadecimal(volume.device()));
    }
    // "/dev/vg0/web", or with a format before it: "aio:/dev/vg0/web"
    // a pool has no path, and every text ends with that
    boolean path = !volume.path().isEmpty() && value.endsWith(volume.path());
    return key.endsWith("/params") && (path || value.endsWith(volume.dmPath()));
  }

  private static String hexadecimal(String device) {
    String[] numbers = device.split(":");
    return numbers.length == 2
        ? Integer.toHexString(Integer.parseInt(numbers[0]))
            + ":"
            + Integer.toHexString(Integer.parseInt(numbers[1]))
        : "none";
  }
}
