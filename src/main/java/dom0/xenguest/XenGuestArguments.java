package dom0.xenguest;

import dom0.module.Arguments;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the arguments; every one that is wrong is named. */
final class XenGuestArguments {
  // '/' would leave the folder and break xl's log, digits alone are taken for a domain's number,
  // and
  // 63 characters fit into every file that Xen's tools make of a name.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,62}");
  private static final Pattern NOT_A_GUEST =
      Pattern.compile("[0-9]+|(?i)domain-0|(?i)dom0|.*--(incoming|migratedaway)");
  private static final Pattern MEMORY = Pattern.compile("([0-9]{1,9})([MG]?)");
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final String ZERO_UUID = "00000000-0000-0000-0000-000000000000"; // Domain-0's
  private static final long MIB_AT_MOST = 16L << 20; // 16 TiB, all that Xen manages
  private static final int VCPUS_AT_MOST = 512; // more, and the guest dies at once

  private final Arguments arguments;

  XenGuestArguments(Arguments arguments) {
    this.arguments = arguments;
  }

  XenGuestWanted wanted() {
    String name = name();
    String state = arguments.requiredText("state");
    XlConfig options = options();
    Duration timeout = seconds("timeout", 1, 3600);
    Duration settle = seconds("settle", 0, 300);
    boolean force = arguments.isTrue("force");
    var autostart = arguments.flag("autostart");
    arguments.refuseIfBad();
    return new XenGuestWanted(
        name, XenGuestWanted.State.of(state), options, autostart, force, timeout, settle);
  }

  private String name() {
    String name = arguments.requiredText("name");
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      arguments.problem(
          "option name must be 1 to 63 letters, digits and ._+-, the first a letter or digit");
    } else if (NOT_A_GUEST.matcher(name).matches()) {
      arguments.problem("option name '%s' is none that a guest may have".formatted(name));
    }
    return name;
  }

  private Duration seconds(String option, long least, long most) {
    return Duration.ofSeconds(arguments.number(option, least, most).orElse(least));
  }

  private XlConfig options() {
    ConfigOptions config = new ConfigOptions(arguments);
    config.texts("type", "tsc_mode", "cmdline", "root", "extra", "bootloader");
    config.texts("on_poweroff", "on_reboot", "on_crash", "on_watchdog", "on_soft_reset");
    config.paths("kernel", "ramdisk");
    config.number("vcpus", arguments.number("vcpus", 1, VCPUS_AT_MOST));
    config.number("maxvcpus", arguments.number("maxvcpus", 1, VCPUS_AT_MOST));
    memory(config, "memory");
    memory(config, "maxmem");
    uuid(config);
    config.cpus();
    config.disks();
    config.vifs();
    rivals("cmdline", List.of("root", "extra"));
    rivals("bootloader", List.of("kernel", "ramdisk"));
    return config.config();
  }

  private void rivals(String option, List<String> others) {
    for (String other : others) {
      if (arguments.given(option) && arguments.given(other)) {
        arguments.problem("option %s is ignored where %s is given".formatted(other, option));
      }
    }
  }

  private void memory(ConfigOptions config, String option) {
    String text = arguments.text(option).orElse("");
    Matcher matcher = MEMORY.matcher(text);
    if (text.isEmpty()) {
      return;
    }
    if (!matcher.matches()) {
      arguments.problem(
          "option %s must be MiB, such as 512, or as 512M or 2G, not '%s'"
              .formatted(option, text.length() > 60 ? text.substring(0, 60) + "..." : text));
      return;
    }
    long mib = Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("G") ? 1024 : 1);
    if (mib < 1 || mib > MIB_AT_MOST) {
      arguments.problem(
          "option %s must be between 1 and %d MiB, not %d".formatted(option, MIB_AT_MOST, mib));
      return;
    }
    config.put(option, XlValue.of(mib));
  }

  private void uuid(ConfigOptions config) {
    String uuid = arguments.text("uuid").orElse("");
    if (uuid.isEmpty()) {
      return;
    }
    if (!UUID.matcher(uuid).matches() || uuid.equals(ZERO_UUID)) {
      arguments.problem("option uuid must be as c0ffee00-1234-..., and not all zeros");
      return;
    }
    config.put("uuid", XlValue.of(uuid.toLowerCase(Locale.ROOT)));
  }
}
