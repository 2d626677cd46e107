package dom0.lvmvolume.option;

import dom0.json.Json;
import dom0.lvmvolume.option.WantedSettings.Activation;
import dom0.module.Option;
import dom0.text.UnusableValue;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Reads what can be changed of a volume at any time. */
public final class SettingsOptions {
  /** A run puts it on a volume that it makes, and takes it off when that is wiped. */
  public static final String UNFINISHED = "dom0.xen-unfinished";

  /** The kernel's device numbers have 20 bits for it. */
  private static final int MOST_MINOR = (1 << 20) - 1;

  private static final int SECTOR = 512;
  private static final int SECTORS_PER_PAGE = 8;

  public static final Option<Activation> ACTIVE =
      Option.raw("active").as(SettingsOptions::activation).byDefault(Activation.ON);
  public static final Option<Boolean> AUTOACTIVATION = Option.flag("autoactivation");
  public static final Option<Boolean> ACTIVATION_SKIP = Option.flag("activation_skip");
  public static final Option<Boolean> PERMISSION =
      Option.word("permission", List.of("rw", "ro")).as("ro"::equals);
  public static final Option<List<String>> TAGS = Option.list("tags");
  public static final Option<List<String>> ADD_TAGS = Option.list("add_tags");
  public static final Option<List<String>> REMOVE_TAGS = Option.list("remove_tags");
  public static final Option<String> READ_AHEAD =
      Option.text("read_ahead").as(SettingsOptions::readAhead).alias("readahead");
  public static final Option<String> ALLOCATION =
      Option.word(
              "allocation",
              List.of("contiguous", "cling", "cling_by_tags", "normal", "anywhere", "inherit"))
          .alias("alloc");
  public static final Option<Long> MINOR = Option.number("minor", -1, MOST_MINOR);

  private SettingsOptions() {}

  public static WantedSettings parse(OptionValues values) {
    return new WantedSettings(
        values.get(ACTIVE).orElse(Activation.ON),
        values.given(ACTIVE),
        values.get(AUTOACTIVATION),
        values.get(ACTIVATION_SKIP),
        values.get(PERMISSION),
        values.get(TAGS).map(tags -> tags(TAGS, tags, values)),
        tags(ADD_TAGS, values.both(ADD_TAGS), values),
        tags(REMOVE_TAGS, values.get(REMOVE_TAGS).orElse(List.of()), values),
        values.get(READ_AHEAD),
        values.get(ALLOCATION),
        values.get(MINOR));
  }

  private static Activation activation(Json json) {
    String word = json.textOrEmpty().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "true", "yes", "y", "on", "1", "t" -> Activation.ON;
      case "false", "no", "n", "off", "0", "f" -> Activation.OFF;
      case "exclusive" -> Activation.EXCLUSIVE;
      case "shared" -> Activation.SHARED;
      default ->
          throw new UnusableValue(
              "must be true, false, exclusive or shared, not '%s'".formatted(word));
    };
  }

  private static List<String> tags(Option<?> option, List<String> given, OptionValues values) {
    TreeSet<String> tags = new TreeSet<>();
    for (String written : given) {
      String tag = written.startsWith("@") ? written.substring(1) : written;
      // lvm(8): "Characters allowed in tags are: A-Z a-z 0-9 _ + . - and / = ! : # &"
      if (!tag.matches("[A-Za-z0-9_+./=!:#&][A-Za-z0-9_+.\\-/=!:#&]{0,1023}")) {
        values.problem(
            "option %s must hold tags of letters, digits and _ + . - / = ! : # &, not '%s'"
                .formatted(option.name(), written));
      } else if (tag.equals(UNFINISHED)) {
        values.problem(
            "option %s must not hold %s, which lvm_volume keeps for itself"
                .formatted(option.name(), UNFINISHED));
      }
      tags.add(tag);
    }
    return List.copyOf(tags);
  }

  /** "auto", or bytes: lvcreate and lvchange take sectors, LVM's report gives bytes. */
  private static String readAhead(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!word.matches("auto|none|[0-9]{1,9}")) {
      throw new UnusableValue(
          "must be auto, none or a number of sectors, not '%s'".formatted(word));
    }
    return switch (word) {
      case "auto" -> word;
      case "none" -> "0";
      default -> Long.toString(pages(Long.parseLong(word)) * SECTOR);
    };
  }

  /** "WARNING: Overriding readahead to 8 sectors, a multiple of 4K page size." */
  private static long pages(long sectors) {
    return sectors == 0 ? 0 : Math.max(SECTORS_PER_PAGE, sectors - sectors % SECTORS_PER_PAGE);
  }
}
