package dom0.lvmvolume.option;

import dom0.module.Option;
import dom0.shell.ShellWords;
import dom0.text.UnusableValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The free words of the option opts, as lvol hands them to lvcreate. Those that say what an option
 * of ours says count as that option, so that a volume that is there is held to them as well.
 *
 * @param known what the words say, by the names of our options; tags are joined by commas
 * @param others the words that only lvcreate knows
 */
public record LvcreateWords(Map<String, String> known, List<String> others) {
  static final LvcreateWords NONE = new LvcreateWords(Map.of(), List.of());

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("--type", "type"),
          Map.entry("-i", "stripes"),
          Map.entry("--stripes", "stripes"),
          Map.entry("-I", "stripe_size"),
          Map.entry("--stripesize", "stripe_size"),
          Map.entry("-m", "mirrors"),
          Map.entry("--mirrors", "mirrors"),
          Map.entry("-R", "region_size"),
          Map.entry("--regionsize", "region_size"),
          Map.entry("-c", "chunk_size"),
          Map.entry("--chunksize", "chunk_size"),
          Map.entry("--poolmetadatasize", "pool_metadata_size"),
          Map.entry("-Z", "zero"),
          Map.entry("--zero", "zero"),
          Map.entry("--discards", "discards"),
          Map.entry("--errorwhenfull", "when_full"),
          Map.entry("-W", "wipe"),
          Map.entry("--wipesignatures", "wipe"),
          Map.entry("-p", "permission"),
          Map.entry("--permission", "permission"),
          Map.entry("-r", "read_ahead"),
          Map.entry("--readahead", "read_ahead"),
          Map.entry("--alloc", "allocation"),
          Map.entry("--addtag", "add_tags"),
          Map.entry("-k", "activation_skip"),
          Map.entry("--setactivationskip", "activation_skip"),
          Map.entry("--setautoactivation", "autoactivation"),
          Map.entry("-a", "active"),
          Map.entry("--activate", "active"));

  /** Where lvcreate has another word for a value than our options. */
  private static final Map<String, String> VALUES =
      Map.of(
          "when_full y", "error",
          "when_full n", "queue",
          "permission r", "ro",
          "active ay", "true",
          "active ey", "exclusive",
          "active sy", "shared");

  /** What has an option of its own here, or would make this another task. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("-L", "size"),
          Map.entry("--size", "size"),
          Map.entry("-l", "size"),
          Map.entry("--extents", "size"),
          Map.entry("-V", "size"),
          Map.entry("--virtualsize", "size"),
          Map.entry("-n", "lv"),
          Map.entry("--name", "lv"),
          Map.entry("-s", "snapshot"),
          Map.entry("--snapshot", "snapshot"),
          Map.entry("-T", "thinpool"),
          Map.entry("--thin", "thinpool"),
          Map.entry("--thinpool", "thinpool"),
          Map.entry("-H", "cache_volume"),
          Map.entry("--cache", "cache_volume"),
          Map.entry("--cachepool", "cache_volume"),
          Map.entry("--cachevol", "cache_volume"),
          Map.entry("--config", "lvm_config"),
          Map.entry("-t", "check mode"),
          Map.entry("--test", "check mode"));

  public LvcreateWords {
    known = Map.copyOf(known);
    others = List.copyOf(others);
  }

  /** What the words say of one of our options. */
  Optional<String> of(Option<?> option) {
    return Optional.ofNullable(known.get(option.name()));
  }

  /**
   * Reads the words.
   *
   * @throws UnusableValue when they cannot be read; the message completes "option opts ..."
   */
  static LvcreateWords read(String line) {
    List<String> words = ShellWords.of(line);
    Map<String, String> known = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String text = rest.next();
      Word word = Word.of(text);
      refuseElsewhere(word.flag());
      String name = NAMES.get(word.flag());
      if (name == null) {
        others.add(text);
      } else {
        String value = word.value().isEmpty() ? next(rest, word.flag()) : word.value();
        String ours = VALUES.getOrDefault(name + " " + value, value);
        known.merge(name, ours, name.equals("add_tags") ? (a, b) -> a + "," + b : (a, b) -> b);
      }
    }
    others.removeIf(word -> word.equals("-y") || word.equals("--yes"));
    return new LvcreateWords(known, others);
  }

  private static void refuseElsewhere(String flag) {
    if (ELSEWHERE.containsKey(flag)) {
      throw new UnusableValue(
          "must not contain %s: %s says that".formatted(flag, ELSEWHERE.get(flag)));
    }
  }

  private static String next(Iterator<String> rest, String flag) {
    if (!rest.hasNext()) {
      throw new UnusableValue("ends with %s, which needs a value".formatted(flag));
    }
    return rest.next();
  }

  /** "-i2", "-i", "--stripes=2", "--stripes" or "8". */
  private record Word(String flag, String value) {
    static Word of(String text) {
      if (text.startsWith("--")) {
        int equals = text.indexOf('=');
        return equals < 0
            ? new Word(text, "")
            : new Word(text.substring(0, equals), text.substring(equals + 1));
      }
      boolean isShort = text.startsWith("-") && text.length() > 2;
      return isShort ? new Word(text.substring(0, 2), text.substring(2)) : new Word(text, "");
    }
  }
}
