package dom0.lvmvolume;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.host.HostFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at what a volume is used for, before something on it would be lost. */
final class VolumeUse {
  private static final int NOTHING_FOUND = 2; // blkid(8)

  private VolumeUse() {}

  /**
   * What is on it is looked at only where it is to be kept: a removal must not fail for what is
   * lost anyway.
   */
  static LvmVolumeFound.Use of(LogicalVolume volume, boolean kept, Host host) {
    if (volume.open()) {
      return new LvmVolumeFound.Use(holders(volume, host), Optional.empty());
    }
    return volume.active() && kept
        ? new LvmVolumeFound.Use(List.of(), content(volume, host))
        : LvmVolumeFound.Use.NOT_LOOKED_AT;
  }

  private static Optional<LvmVolumeFound.Content> content(LogicalVolume volume, Host host) {
    // -p: what is on the device now, not what a cache remembers
    CommandResult result = host.run(Command.of("blkid", "-p", "-o", "export", volume.path()));
    if (result.status() == NOTHING_FOUND) {
      return Optional.empty();
    }
    result.orFail("see what is on " + volume.path());
    LvmVolumeFound.Content content = SignatureReports.blkid(result.stdout());
    boolean isExt = content.what().matches("ext[234]");
    return Optional.of(isExt ? measured(content, volume, host) : content);
  }

  private static LvmVolumeFound.Content measured(
      LvmVolumeFound.Content content, LogicalVolume volume, Host host) {
    CommandResult result = host.run(Command.of("dumpe2fs", "-h", volume.path()));
    return result.ok()
        ? new LvmVolumeFound.Content(content.what(), SignatureReports.dumpe2fs(result.stdout()))
        : content;
  }

  private static List<String> holders(LogicalVolume volume, Host host) {
    List<String> holders = new ArrayList<>();
    host.readFile("/proc/self/mountinfo")
        .ifPresent(text -> holders.addAll(mounts(text, volume.device())));
    String device = host.status(volume.path()).map(FileStatus::realPath).orElse(volume.path());
    host.readFile("/proc/swaps")
        .filter(text -> text.lines().anyMatch(line -> line.startsWith(device + " ")))
        .ifPresent(text -> holders.add("used as swap"));
    for (String holder : host.list("/sys/dev/block/" + volume.device() + "/holders")) {
      String name = host.readFile("/sys/block/" + holder + "/dm/name").orElse(holder).strip();
      holders.add("under the device " + name);
    }
    holders.addAll(guests(volume, host));
    return holders;
  }

  /** Lines such as "36 25 253:3 / /srv rw,relatime shared:1 - ext4 /dev/mapper/vg0-web rw". */
  static List<String> mounts(String mountinfo, String device) {
    return mountinfo
        .lines()
        .map(line -> line.split(" "))
        .filter(fields -> fields.length > 4 && fields[2].equals(device))
        .map(fields -> "mounted at " + fields[4].replace("\\040", " "))
        .toList();
  }

  /** Only to say more in a message: where it fails, the volume is still known to be open. */
  private static List<String> guests(LogicalVolume volume, Host host) {
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
        .filter(entry -> entry.getKey().matches("/local/domain/0/backend/(vbd|qdisk|vbd3)/.*"))
        .filter(entry -> means(entry, volume))
        .map(entry -> entry.getKey().split("/")[6])
        .distinct()
        .map(
            id -> "in use by the guest " + values.getOrDefault("/local/domain/" + id + "/name", id))
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
    boolean path = value.endsWith(volume.path()) || value.endsWith(volume.dmPath());
    return key.endsWith("/params") && path;
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
