package dom0.xenguest;

import dom0.module.Option;
import dom0.xenguest.xlcfg.Key;
import dom0.xenguest.xlcfg.Keys;
import java.util.ArrayList;
import java.util.List;

/**
 * The options: the keys of xl.cfg(5) by their own names, and what the module itself wants to know.
 */
final class XenGuestOptions {
  private static final List<Option> OWN =
      List.of(
          Option.text("name").mandatory(),
          Option.text("state")
              .standard("present")
              .oneOf(
                  "present",
                  "running",
                  "shutdown",
                  "destroyed",
                  "paused",
                  "restarted",
                  "saved",
                  "absent"),
          Option.dictionary("extra_config"),
          Option.flag("allow_unknown").standard("false"),
          Option.flag("keep_unmanaged").standard("true"),
          Option.flag("backup").standard("false"),
          Option.text("rename_from"),
          Option.text("apply").standard("live").oneOf("live", "restart", "never"),
          Option.flag("allow_memory_decrease").standard("false"),
          Option.flag("allow_shared_disks").standard("false"),
          Option.flag("autostart"),
          Option.number("autostart_order"),
          Option.text("save_file"),
          Option.flag("force").standard("false"),
          Option.number("timeout").standard("60"),
          Option.number("settle").standard("3"),
          Option.number("console_lines").standard("0"));

  static final List<Option> ALL = all();

  private XenGuestOptions() {}

  private static List<Option> all() {
    List<Option> options = new ArrayList<>(OWN);
    Keys.options().forEach(key -> options.add(option(key)));
    return List.copyOf(options);
  }

  private static Option option(Key key) {
    return switch (key.kind()) {
      case "words" -> Option.text(key.name()).oneOf(key.words().toArray(String[]::new));
      case "number" -> Option.number(key.name());
      case "flag" -> Option.flag(key.name());
      case "secret" -> Option.text(key.name()).hidden();
      case "text", "path", "uuid", "mib" -> Option.text(key.name());
      default -> Option.raw(key.name());
    };
  }
}
