package dom0.xenguest;

import dom0.module.Option;
import java.util.List;

/** The options, named as in xl.cfg(5) where that has them. */
final class XenGuestOptions {
  private static final String[] ACTIONS = {
    "destroy",
    "restart",
    "rename-restart",
    "preserve",
    "coredump-destroy",
    "coredump-restart",
    "soft-reset"
  };

  static final List<Option> ALL =
      List.of(
          Option.text("name").mandatory(),
          Option.text("state")
              .standard("present")
              .oneOf(
                  "present", "running", "shutdown", "destroyed", "paused", "restarted", "absent"),
          Option.text("type").oneOf("pv", "pvh", "hvm"),
          Option.text("memory"),
          Option.text("maxmem"),
          Option.number("vcpus"),
          Option.number("maxvcpus"),
          Option.raw("cpus"),
          Option.text("tsc_mode").oneOf("default", "always_emulate", "native"),
          Option.text("kernel"),
          Option.text("ramdisk"),
          Option.text("cmdline"),
          Option.text("root"),
          Option.text("extra"),
          Option.text("bootloader"),
          Option.raw("disk"),
          Option.raw("vif"),
          Option.text("uuid"),
          Option.text("on_poweroff").oneOf(ACTIONS),
          Option.text("on_reboot").oneOf(ACTIONS),
          Option.text("on_crash").oneOf(ACTIONS),
          Option.text("on_watchdog").oneOf(ACTIONS),
          Option.text("on_soft_reset").oneOf(ACTIONS),
          Option.flag("autostart"),
          Option.flag("force").standard("false"),
          Option.number("timeout").standard("60"),
          Option.number("settle").standard("3"));

  private XenGuestOptions() {}
}
