package dom0.xenguest;

import dom0.module.Arguments;
import dom0.module.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Collects the options that are keys of a guest's file. */
final class ConfigOptions {
  private static final Pattern CPUS =
      Pattern.compile("all|none|\\^?(nodes?:)?[0-9]+(-[0-9]+)?(,\\^?(nodes?:)?[0-9]+(-[0-9]+)?)*");

  private final Arguments arguments;
  private final Map<String, XlValue> values = new LinkedHashMap<>();

  ConfigOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  XlConfig config() {
    return new XlConfig(values);
  }

  void put(String option, XlValue value) {
    values.put(option, value);
  }

  void texts(String... options) {
    for (String option : options) {
      arguments.text(option).ifPresent(text -> text(option, text));
    }
  }

  private void text(String option, String text) {
    if (!Texts.isPrintable(text)) {
      arguments.problem("option " + option + " holds a control character");
    }
    put(option, XlValue.of(text));
  }

  void paths(String... options) {
    texts(options);
    for (String option : options) {
      if (!arguments.text(option).orElse("/").startsWith("/")) {
        arguments.problem("option " + option + " must be an absolute path");
      }
    }
  }

  void number(String option, Optional<Long> number) {
    number.ifPresent(value -> put(option, XlValue.of(value)));
  }

  /** A set of CPUs for all virtual CPUs, or a list with one for each. */
  void cpus() {
    Optional<Json> given = arguments.raw("cpus");
    if (given.isEmpty()) {
      return;
    }
    List<Json> items = given.get().isArray() ? given.get().items() : List.of(given.get());
    List<String> texts = items.stream().map(Json::textOrEmpty).toList();
    for (String text : texts) {
      if (!CPUS.matcher(text).matches()) {
        arguments.problem("option cpus must be CPUs such as 5-8 or 0-3,^1, or all");
      }
    }
    put("cpus", given.get().isArray() ? XlValue.of(texts) : XlValue.of(texts.get(0)));
  }

  void disks() {
    List<DiskSpec> disks = specs("disk", DiskSpec::parse, DiskSpec::of);
    distinct("disk", "vdev", disks.stream().map(DiskSpec::vdev).toList());
    if (arguments.given("disk")) {
      put("disk", XlValue.of(disks.stream().map(DiskSpec::render).toList()));
    }
  }

  void vifs() {
    List<VifSpec> vifs = specs("vif", VifSpec::parse, VifSpec::of);
    distinct("vif", "mac", vifs.stream().flatMap(vif -> vif.mac().stream()).toList());
    if (arguments.given("vif")) {
      put("vif", XlValue.of(vifs.stream().map(VifSpec::render).toList()));
    }
  }

  private void distinct(String option, String key, List<String> values) {
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      if (!seen.add(value)) {
        arguments.problem("option %s has the %s %s twice".formatted(option, key, value));
      }
    }
  }

  /** A list of strings and dictionaries, or one alone. */
  private <T> List<T> specs(
      String option,
      BiFunction<String, Problems, T> fromText,
      BiFunction<Map<String, String>, Problems, T> fromMap) {
    List<Json> items =
        arguments
            .raw(option)
            .map(raw -> raw.isArray() ? raw.items() : List.of(raw))
            .orElse(List.of());
    List<T> specs = new ArrayList<>();
    for (Json item : items) {
      Problems problems = new Problems();
      if (item.isObject()) {
        specs.add(fromMap.apply(texts(item), problems));
      } else if (item.isString()) {
        specs.add(fromText.apply(item.textOrEmpty(), problems));
      } else {
        problems.add("it is %s, no string or dictionary".formatted(item.kind()));
      }
      int number = items.indexOf(item) + 1;
      problems
          .found()
          .forEach(
              problem ->
                  arguments.problem("option %s, item %d: %s".formatted(option, number, problem)));
    }
    return specs;
  }

  /** What is no string, number or boolean reads as "", which no key may be. */
  private static Map<String, String> texts(Json item) {
    return item.members().entrySet().stream()
        .filter(member -> !member.getValue().isMissing())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                member -> member.getValue().textOrEmpty(),
                (a, b) -> a,
                LinkedHashMap::new));
  }
}
