package dom0.simulated;

import dom0.json.Json;
import dom0.text.Nearest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that a host.json may have. One that nobody reads, such as {@code xenn} or {@code
 * comand}, would silently be another world than the one that a case means.
 */
final class HostKeys {
  /** Where any key may stand: a path, a target of grub-probe, a guest's name. */
  private static final String ANY = "*";

  /** For an object, by its path, its keys; "[]" stands after the name of a list of such objects. */
  private static final Map<String, List<String>> KEYS = new LinkedHashMap<>();

  static {
    keys("", "files unwritable grub lvm xen apt faults missing free_bytes root");
    keys(".faults[]", "command status stdout stderr hangs never");
    keys(".files", ANY);
    keys(".unwritable", ANY);
    keys(".files.*", "text link block folder mode latin1");
    keys(".grub", "layout probe local other_ends generated_with meanwhile");
    keys(".grub.probe", ANY);
    keys(".grub.generated_with", ANY);
    keys(".grub.meanwhile[]", ANY);
    keys(".apt", ANY);
    keys(".apt.*", "installed candidate");
    keys(".lvm", "vgs udev");
    keys(".lvm.vgs", ANY);
    keys(".lvm.vgs.*", "name uuid extent_size exported shared system_id pvs lvs");
    keys(".lvm.vgs.*.pvs", ANY);
    keys(".lvm.vgs.*.pvs.*", "extents missing allocatable duplicate");
    keys(".lvm.vgs.*.lvs", ANY);
    keys(
        ".lvm.vgs.*.lvs.*",
        "uuid extents segtype on images metadata origin pool open active skip minor invalid merging tags content fs"
            + " fs_bytes fs_least mounted unclean region_size cache_mode read_ahead permission allocation"
            + " autoactivation health");
    keys(".xen", "version commandline free_memory cpus virt_caps domains guests consoles");
    keys(".xen.domains", ANY);
    keys(
        ".xen.domains.*",
        "name id keys changed letters cpu guest watched known next available pinned");
    keys(".xen.domains.*.keys", ANY);
    keys(".xen.domains.*.changed", ANY);
    keys(".xen.guests", ANY);
    keys(".xen.consoles", ANY);
  }

  private HostKeys() {}

  private static void keys(String path, String words) {
    KEYS.put(path, Arrays.asList(words.split(" ")));
  }

  /** Fails at a key that no part of the simulated host reads. */
  static void check(Json host) {
    if (!host.isObject()) {
      throw new AssertionError("host.json is not a JSON object");
    }
    check("", host);
  }

  private static void check(String path, Json value) {
    if (value.isObject()) {
      value.members().forEach((key, member) -> check(known(path, key), member));
    } else if (value.isArray()) {
      value.items().forEach(item -> check(path + "[]", item));
    } else if (KEYS.containsKey(path) && !path.equals(".files.*")) {
      throw new AssertionError("host.json: %s is not an object or a list".formatted(path));
    }
  }

  /** The path of a key in the object at a path. */
  private static String known(String path, String key) {
    List<String> keys = KEYS.get(path);
    if (keys == null) {
      throw new AssertionError("host.json: %s is an object and should not be one".formatted(path));
    }
    if (keys.contains(ANY)) {
      return path + ".*";
    }
    if (!keys.contains(key)) {
      throw new AssertionError(
          "host.json: %s in '%s'".formatted(Nearest.complaint("key", key, keys), path));
    }
    return path + "." + key;
  }
}
