package dom0.xeninfo;

import dom0.module.Arguments;
import dom0.module.Option;
import dom0.text.Nearest;
import dom0.xeninfo.XenInfoWanted.Subset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The options of xen_info. */
final class XenInfoOptions {
  private static final String EVERYTHING = "all";
  private static final String NOT = "!";

  /**
   * As {@code ansible.builtin.setup} has it: names, and names with ! for what is left out. Asking
   * apt takes longer than half of the rest.
   */
  static final Option<List<String>> GATHER_SUBSET =
      Option.list("gather_subset").byDefault(List.of(NOT + Subset.PACKAGES.word()));

  static final List<Option<?>> ALL = List.of(GATHER_SUBSET);

  private XenInfoOptions() {}

  static XenInfoWanted parse(Arguments arguments) {
    List<String> words = arguments.value(GATHER_SUBSET);
    Set<Subset> asked = EnumSet.noneOf(Subset.class);
    Set<Subset> not = EnumSet.noneOf(Subset.class);
    for (String word : words) {
      boolean negative = word.startsWith(NOT);
      (negative ? not : asked).addAll(subsets(negative ? word.substring(1) : word, arguments));
    }
    if (words.stream().allMatch(word -> word.startsWith(NOT))) {
      asked.addAll(List.of(Subset.values()));
    }
    asked.removeAll(not);
    if (asked.isEmpty()) {
      arguments.problem("option gather_subset leaves nothing to tell");
    }
    arguments.refuseIfBad();
    return new XenInfoWanted(new ArrayList<>(asked));
  }

  private static List<Subset> subsets(String word, Arguments arguments) {
    if (word.equals(EVERYTHING)) {
      return List.of(Subset.values());
    }
    List<Subset> named = Stream.of(Subset.values()).filter(it -> it.word().equals(word)).toList();
    if (named.isEmpty()) {
      List<String> known = new ArrayList<>(List.of(EVERYTHING));
      Stream.of(Subset.values()).forEach(it -> known.add(it.word()));
      arguments.problem(
          "option gather_subset: %s; there are %s"
              .formatted(Nearest.complaint("subset", word, known), String.join(", ", known)));
    }
    return named;
  }
}
