package dom0.lvmvolume.option;

import dom0.json.Json;
import dom0.lvmvolume.option.WantedSettings.Activation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Reads what can be changed of a volume at any time. */
public final class SettingsOptions {
  /** A run puts it on a volume that it makes, and takes it off when that is wiped. */
  public static final String UNFINISHED = "dom0.xen-unfinished";

  /** The kernel's device numbers have 20 bits for it. */
  private static final int MOST_MINOR = (1 << 20) - 1;

  private static final int SECTOR = 512;
  private static final int SECTORS_PER_PAGE = 8;

  private SettingsOptions() {}

  public static WantedSettings parse(OptionValues values) {
    Optional<List<String>> tags =
        values.arguments().given("tags") ? Optional.of(tags(values, "tags")) : Optional.empty();
    Optional<String> permission = values.text("permission");
    return new WantedSettings(
        activation(values),
        values.arguments().given("active") || values.words().of("active").isPresent(),
        values.flag("autoactivation"),
        values.flag("activation_skip"),
        permission.map(word -> word.equals("ro") || word.equals("r")),
        tags,
        tags(values, "add_tags"),
        tags(values, "remove_tags"),
        readAhead(values),
        values.text("allocation"),
        values.arguments().number("minor", -1, MOST_MINOR));
  }

  private static Activation activation(OptionValues values) {
    String word =
        values
            .words()
            .of("active")
            .or(() -> values.arguments().raw("active").map(Json::textOrEmpty))
            .orElse("true")
            .toLowerCase(Locale.ROOT);
    return switch (word) {
      case "true", "yes", "y", "on", "1", "t", "ay" -> Activation.ON;
      case "false", "no", "n", "off", "0", "f" -> Activation.OFF;
      case "exclusive", "ey" -> Activation.EXCLUSIVE;
      case "shared", "sy" -> Activation.SHARED;
      default -> {
        values.problem(
            "option active must be true, false, exclusive or shared, not '%s'".formatted(word));
        yield Activation.ON;
      }
    };
  }

  private static List<String> tags(OptionValues values, String option) {
    TreeSet<String> tags = new TreeSet<>();
    for (String written : values.list(option)) {
      String tag = written.startsWith("@") ? written.substring(1) : written;
      // lvm(8): "Characters allowed in tags are: A-Z a-z 0-9 _ + . - and / = ! : # &"
      if (!tag.matches("[A-Za-z0-9_+./=!:#&][A-Za-z0-9_+.\\-/=!:#&]{0,1023}")) {
        values.problem(
            "option %s must hold tags of letters, digits and _ + . - / = ! : # &, not '%s'"
                .formatted(option, written));
      } else if (tag.equals(UNFINISHED)) {
        values.problem("option %s must not hold %s, which is ours".formatted(option, UNFINISHED));
      }
      tags.add(tag);
    }
    return List.copyOf(tags);
  }

  /** "auto", or bytes: lvcreate and lvchange take sectors, LVM's report gives bytes. */
  private static Optional<String> readAhead(OptionValues values) {
    Optional<String> word = values.text("read_ahead").map(it -> it.toLowerCase(Locale.ROOT));
    if (word.isPresent() && !word.get().matches("auto|none|[0-9]{1,9}")) {
      values.problem(
          "option read_ahead must be auto, none or a number of sectors, not '%s'"
              .formatted(word.get()));
      return Optional.empty();
    }
    return word.map(it -> it.equals("none") ? "0" : it)
        .map(it -> it.equals("auto") ? it : "" + pages(Long.parseLong(it)) * SECTOR);
  }

  /** "WARNING: Overriding readahead to 8 sectors, a multiple of 4K page size." */
  private static long pages(long sectors) {
    return sectors == 0 ? 0 : Math.max(SECTORS_PER_PAGE, sectors - sectors % SECTORS_PER_PAGE);
  }
}
