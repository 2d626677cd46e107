package dom0.xenguest;

import dom0.json.Json;
import dom0.module.Arguments;
import dom0.module.Option;
import dom0.text.UnusableValue;
import dom0.xenguest.XenGuestWanted.Apply;
import dom0.xenguest.XenGuestWanted.Autostart;
import dom0.xenguest.XenGuestWanted.ChangePolicy;
import dom0.xenguest.XenGuestWanted.Content;
import dom0.xenguest.XenGuestWanted.State;
import dom0.xenguest.option.ConfigOptions;
import dom0.xenguest.option.ExtraConfig;
import dom0.xenguest.xlcfg.Key;
import dom0.xenguest.xlcfg.Keys;
import dom0.xenguest.xlcfg.XlConfig;
import dom0.xenguest.xlcfg.XlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The options: the keys of xl.cfg(5) by their own names, and what the module itself wants to know.
 */
final class XenGuestOptions {
  // '/' would leave the folder and break xl's log, digits alone are taken for a domain's number,
  // and 63 characters fit into every file that Xen's tools make of a name.
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,62}");
  private static final Pattern NOT_A_GUEST =
      Pattern.compile("[0-9]+|(?i)domain-0|(?i)dom0|.*--(incoming|migratedaway)|migrating-.*");

  static final Option<String> NAME = Option.text("name").as(XenGuestOptions::guestName).mandatory();
  static final Option<State> STATE =
      Option.choice("state", State.values()).byDefault(State.PRESENT);
  static final Option<Boolean> KEEP_UNMANAGED = Option.flag("keep_unmanaged").byDefault(true);
  static final Option<Boolean> BACKUP = Option.flag("backup").byDefault(false);
  static final Option<String> RENAME_FROM =
      Option.text("rename_from").as(XenGuestOptions::guestName);
  static final Option<Apply> APPLY = Option.choice("apply", Apply.values()).byDefault(Apply.LIVE);
  static final Option<Boolean> ALLOW_MEMORY_DECREASE =
      Option.flag("allow_memory_decrease").byDefault(false);
  static final Option<Boolean> ALLOW_SHARED_DISKS =
      Option.flag("allow_shared_disks").byDefault(false);
  static final Option<Boolean> AUTOSTART = Option.flag("autostart");
  static final Option<Long> AUTOSTART_ORDER = Option.number("autostart_order", 0, 99);
  static final Option<String> SAVE_FILE = Option.text("save_file").as(XenGuestOptions::filePath);
  static final Option<Boolean> FORCE = Option.flag("force").byDefault(false);
  static final Option<Long> TIMEOUT = Option.number("timeout", 1, 3600).byDefault(60L);
  static final Option<Long> SETTLE = Option.number("settle", 0, 300).byDefault(3L);
  static final Option<Long> CONSOLE_LINES = Option.number("console_lines", 0, 1000).byDefault(0L);
  static final Option<List<Json>> GUESTS = Option.dictionaries("guests");

  static final List<Option<?>> ALL = all();

  private final Arguments arguments;

  private XenGuestOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  private static List<Option<?>> all() {
    List<Option<?>> options =
        new ArrayList<>(
            List.of(
                NAME,
                STATE,
                ExtraConfig.EXTRA_CONFIG,
                ExtraConfig.ALLOW_UNKNOWN,
                KEEP_UNMANAGED,
                BACKUP,
                RENAME_FROM,
                APPLY,
                ALLOW_MEMORY_DECREASE,
                ALLOW_SHARED_DISKS,
                AUTOSTART,
                AUTOSTART_ORDER,
                SAVE_FILE,
                FORCE,
                TIMEOUT,
                SETTLE,
                CONSOLE_LINES,
                GUESTS));
    for (Key key : Keys.options()) {
      options.add(ConfigOptions.of(key));
    }
    return List.copyOf(options);
  }

  static XenGuestWanted parse(Arguments arguments) {
    return new XenGuestOptions(arguments).parse();
  }

  private XenGuestWanted parse() {
    String name = arguments.get(NAME).orElse("");
    Optional<String> formerName = arguments.get(RENAME_FROM);
    State state = arguments.value(STATE);
    if (formerName.filter(name::equals).isPresent()) {
      arguments.problem("option rename_from is the name itself");
    } else if (formerName.isPresent() && state == State.ABSENT) {
      arguments.problem("option rename_from does not go with state absent: name what is to go");
    }
    Content content = content();
    Autostart autostart = autostart();
    Optional<String> saveFile = arguments.get(SAVE_FILE);
    ChangePolicy policy = policy();
    arguments.refuseIfBad();
    return new XenGuestWanted(name, formerName, state, content, autostart, saveFile, policy);
  }

  /** Whether a guest may have this name. */
  static boolean isName(String name) {
    return FORM.matcher(name).matches() && !NOT_A_GUEST.matcher(name).matches();
  }

  private static String guestName(String name) {
    if (!FORM.matcher(name).matches()) {
      throw new UnusableValue(
          "must be 1 to 63 letters, digits and ._+-, the first a letter or digit");
    }
    if (NOT_A_GUEST.matcher(name).matches()) {
      throw new UnusableValue("'%s' is not a valid name for a guest".formatted(name));
    }
    return name;
  }

  private Content content() {
    Map<String, XlValue> values = new LinkedHashMap<>();
    values.putAll(new ConfigOptions(arguments).config().values());
    ExtraConfig extra = new ExtraConfig(arguments);
    values.putAll(extra.values());
    return new Content(
        new XlConfig(values),
        extra.removed(),
        arguments.value(KEEP_UNMANAGED),
        arguments.value(ExtraConfig.ALLOW_UNKNOWN),
        arguments.value(BACKUP));
  }

  private Autostart autostart() {
    Optional<Long> order = arguments.get(AUTOSTART_ORDER);
    Optional<Boolean> on = arguments.get(AUTOSTART);
    if (order.isPresent() && !on.orElse(false)) {
      arguments.problem("option autostart_order needs autostart: true");
    }
    return new Autostart(on, order);
  }

  private static String filePath(String text) {
    if (!text.matches("/[!-~]*[!-.0-~]")) {
      throw new UnusableValue("must be the absolute path of a file, without blanks");
    }
    return text;
  }

  private ChangePolicy policy() {
    return new ChangePolicy(
        arguments.value(APPLY),
        arguments.value(FORCE),
        arguments.value(ALLOW_MEMORY_DECREASE),
        arguments.value(ALLOW_SHARED_DISKS),
        Duration.ofSeconds(arguments.value(TIMEOUT)),
        Duration.ofSeconds(arguments.value(SETTLE)),
        arguments.value(CONSOLE_LINES));
  }
}
