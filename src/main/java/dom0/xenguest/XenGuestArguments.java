package dom0.xenguest;

import dom0.module.Arguments;
import dom0.xenguest.XenGuestWanted.Apply;
import dom0.xenguest.XenGuestWanted.Autostart;
import dom0.xenguest.XenGuestWanted.Content;
import dom0.xenguest.XenGuestWanted.Manner;
import dom0.xenguest.option.ConfigOptions;
import dom0.xenguest.option.ExtraConfig;
import dom0.xenguest.xlcfg.XlConfig;
import dom0.xenguest.xlcfg.XlValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the arguments; every one that is wrong is named. */
final class XenGuestArguments {
  // '/' would leave the folder and break xl's log, digits alone are taken for a domain's number,
  // and
  // 63 characters fit into every file that Xen's tools make of a name.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,62}");
  private static final Pattern NOT_A_GUEST =
      Pattern.compile("[0-9]+|(?i)domain-0|(?i)dom0|.*--(incoming|migratedaway)|migrating-.*");

  /** Where Debian's xendomains saves guests when the host goes down, and looks when it comes up. */
  private final Arguments arguments;

  XenGuestArguments(Arguments arguments) {
    this.arguments = arguments;
  }

  XenGuestWanted wanted() {
    String name = name("name", arguments.requiredText("name"));
    Optional<String> formerName =
        arguments.text("rename_from").map(text -> name("rename_from", text));
    String state = arguments.requiredText("state");
    if (formerName.filter(name::equals).isPresent()) {
      arguments.problem("option rename_from is the name itself");
    } else if (formerName.isPresent() && state.equals("absent")) {
      arguments.problem("option rename_from does not go with state absent: name what is to go");
    }
    Content content = content();
    Autostart autostart = autostart();
    Optional<String> saveFile = saveFile();
    Manner manner = manner();
    arguments.refuseIfBad();
    return new XenGuestWanted(
        name, formerName, XenGuestWanted.State.of(state), content, autostart, saveFile, manner);
  }

  private String name(String option, String name) {
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      arguments.problem(
          "option %s must be 1 to 63 letters, digits and ._+-, the first a letter or digit"
              .formatted(option));
    } else if (NOT_A_GUEST.matcher(name).matches()) {
      arguments.problem("option %s '%s' is none that a guest may have".formatted(option, name));
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
        arguments.isTrue("keep_unmanaged"),
        arguments.isTrue("allow_unknown"),
        arguments.isTrue("backup"));
  }

  private Autostart autostart() {
    Optional<Long> order = arguments.number("autostart_order", 0, 99);
    Optional<Boolean> on = arguments.flag("autostart");
    if (order.isPresent() && !on.orElse(false)) {
      arguments.problem("option autostart_order needs autostart: true");
    }
    return new Autostart(on, order);
  }

  private Optional<String> saveFile() {
    Optional<String> image = arguments.text("save_file");
    if (image.filter(is -> !is.matches("/[!-~]*[!-.0-~]")).isPresent()) {
      arguments.problem("option save_file must be the absolute path of a file, without blanks");
    }
    return image;
  }

  private Manner manner() {
    return new Manner(
        apply(),
        arguments.isTrue("force"),
        arguments.isTrue("allow_memory_decrease"),
        arguments.isTrue("allow_shared_disks"),
        seconds("timeout", 1, 3600),
        seconds("settle", 0, 300),
        arguments.number("console_lines", 0, 1000).orElse(0L));
  }

  private Apply apply() {
    return arguments
        .text("apply")
        .map(word -> Apply.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(Apply.NEVER);
  }

  private Duration seconds(String option, long least, long most) {
    return Duration.ofSeconds(arguments.number(option, least, most).orElse(least));
  }
}
