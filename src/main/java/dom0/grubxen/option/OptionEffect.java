package dom0.grubxen.option;

import dom0.grubxen.option.KnownOptions.Entry;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the words of one option do to Xen. Equal for words that Xen does the same with, as far as
 * that can be proven; what Xen would not read is equal to nothing but itself.
 *
 * @param memory what they give to dom0, if they are words of dom0_mem
 */
public record OptionEffect(List<String> parts, Optional<Dom0Memory> memory) {
  public OptionEffect {
    parts = List.copyOf(parts);
  }

  static OptionEffect of(Entry entry, List<XenWord> words) {
    Optional<Dom0Memory> memory =
        entry.kind() == OptionKind.DOM0_MEM ? Dom0Memory.merged(values(words)) : Optional.empty();
    return new OptionEffect(
        switch (entry.kind()) {
          case DOM0_MEM -> whole(memory.map(Dom0Memory::meaning), words);
          case DOM0_MAX_VCPUS ->
              whole(Dom0Vcpus.merged(values(words)).map(Dom0Vcpus::meaning), words);
          default ->
              entry.several().isList()
                  ? items(entry, words)
                  : words.stream().map(word -> one(entry, word.value())).toList();
        },
        memory);
  }

  private static List<String> values(List<XenWord> words) {
    return words.stream().map(XenWord::value).toList();
  }

  private static List<String> whole(Optional<String> meaning, List<XenWord> words) {
    return words.isEmpty()
        ? List.of()
        : meaning
            .map(List::of)
            .orElseGet(() -> values(words).stream().map(OptionEffect::unread).toList());
  }

  /** Values hold no blanks, so this is none that Xen reads. */
  private static String unread(String value) {
    return "unread " + value;
  }

  private static String one(Entry entry, String value) {
    Optional<String> read =
        switch (entry.kind()) {
          case BOOL -> entry.booleans().meaning(value).map(OptionEffect::shown);
          case INT -> XenNumber.integer(value).map(BigInteger::toString);
          case SIZE -> XenNumber.bytes(value).map(BigInteger::toString);
          case TEXT -> Optional.of(value);
          default -> custom(entry, value);
        };
    return read.orElseGet(() -> unread(value));
  }

  private static Optional<String> custom(Entry entry, String value) {
    if (!value.isEmpty() && !entry.grammar().accepts(value)) {
      return Optional.empty();
    }
    Optional<String> flag = entry.booleans().meaning(value).map(OptionEffect::shown);
    return value.isEmpty() ? flag : Optional.of(flag.orElse(value));
  }

  private static String shown(boolean flag) {
    return flag ? "yes" : "no";
  }

  /** The items of all words: in their order within each group, the groups in any. */
  private static List<String> items(Entry entry, List<XenWord> words) {
    Map<String, List<ListItem>> groups = new TreeMap<>();
    for (XenWord word : words) {
      for (ListItem item : ListItem.of(entry, word.value())) {
        add(
            groups.computeIfAbsent(entry.several().group(item.name()), g -> new ArrayList<>()),
            item,
            entry.several().mode() == RepeatRule.Mode.MERGE);
      }
    }
    return groups.values().stream().flatMap(List::stream).map(ListItem::toString).toList();
  }

  private static void add(List<ListItem> items, ListItem item, boolean lastCounts) {
    int last = items.size() - 1;
    if (lastCounts && last >= 0 && items.get(last).name().equals(item.name())) {
      items.set(last, item);
    } else {
      items.add(item);
    }
  }
}
