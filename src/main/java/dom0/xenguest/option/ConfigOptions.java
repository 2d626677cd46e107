package dom0.xenguest.option;

import dom0.json.Json;
import dom0.module.Arguments;
import dom0.module.Option;
import dom0.text.Problems;
import dom0.text.Texts;
import dom0.xenguest.xlcfg.CpuSet;
import dom0.xenguest.xlcfg.DeviceSpec;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.Key;
import dom0.xenguest.xlcfg.Keys;
import dom0.xenguest.xlcfg.VifSpec;
import dom0.xenguest.xlcfg.XlConfig;
import dom0.xenguest.xlcfg.XlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the options that are keys of a guest's file, each by the form of its key. */
public final class ConfigOptions {
  private static final Pattern CPUS =
      Pattern.compile("all|none|\\^?(nodes?:)?[0-9]+(-[0-9]+)?(,\\^?(nodes?:)?[0-9]+(-[0-9]+)?)*");

  /** The keys whose value is one text or one number, by their names. */
  private static final Map<String, Option<XlValue>> SCALARS = scalars();

  private final Arguments arguments;
  private final Map<String, XlValue> values = new LinkedHashMap<>();

  public ConfigOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  /** The option of a key: what it reads of a value that is more than one text is done here. */
  public static Option<?> of(Key key) {
    Option<XlValue> scalar = SCALARS.get(key.name());
    return scalar == null ? Option.raw(key.name()) : scalar;
  }

  private static Map<String, Option<XlValue>> scalars() {
    Map<String, Option<XlValue>> scalars = new HashMap<>();
    for (Key key : Keys.options()) {
      switch (key.kind()) {
        case "cpus", "disk", "vif", "devices", "texts", "either", "flags" -> {}
        default -> scalars.put(key.name(), ScalarOptions.of(key));
      }
    }
    return scalars;
  }

  /** The keys that the task gives. */
  public XlConfig config() {
    for (Key key : Keys.options()) {
      Option<XlValue> scalar = SCALARS.get(key.name());
      if (scalar != null) {
        arguments.get(scalar).ifPresent(value -> values.put(key.name(), value));
      } else {
        arguments.get(Option.raw(key.name())).ifPresent(given -> read(key, given));
      }
    }
    rivals("cmdline", List.of("root", "extra"));
    rivals("bootloader", List.of("kernel", "ramdisk"));
    return new XlConfig(values);
  }

  private void read(Key key, Json given) {
    String name = key.name();
    switch (key.kind()) {
      case "cpus" -> cpus(name, given);
      case "disk" -> disks(given);
      case "vif" -> vifs(given);
      case "devices" -> devices(name, given);
      case "either" -> textOrTexts(name, given);
      case "flags" -> flagOrTexts(name, given);
      default -> texts(name, given);
    }
  }

  private void rivals(String option, List<String> others) {
    for (String other : others) {
      if (values.containsKey(option) && values.containsKey(other)) {
        arguments.problem("option %s is ignored where %s is given".formatted(other, option));
      }
    }
  }

  /** A set of CPUs for all virtual CPUs, or a list with one for each. */
  private void cpus(String option, Json given) {
    List<String> texts = items(given).stream().map(Json::textOrEmpty).toList();
    for (String text : texts) {
      boolean none = text.equals("none") || CpuSet.parse(text).filter(CpuSet::isEmpty).isPresent();
      if (!CPUS.matcher(text).matches() || none) {
        arguments.problem("option %s must be CPUs such as 5-8 or 0-3,^1, or all".formatted(option));
      }
    }
    values.put(option, given.isArray() ? XlValue.of(texts) : XlValue.of(texts.get(0)));
  }

  private void disks(Json given) {
    List<DiskSpec> disks = specs("disk", given, DiskSpec::parse, DiskSpec::of);
    distinct("disk", "vdev", disks.stream().map(DiskSpec::vdev).toList());
    values.put("disk", XlValue.ofDisks(disks));
  }

  private void vifs(Json given) {
    List<VifSpec> vifs = specs("vif", given, VifSpec::parse, VifSpec::of);
    distinct("vif", "mac", vifs.stream().flatMap(vif -> vif.mac().stream()).toList());
    values.put("vif", XlValue.ofCards(vifs));
  }

  private void devices(String kind, Json given) {
    List<DeviceSpec> devices =
        specs(
            kind,
            given,
            (text, problems) -> DeviceSpec.parse(kind, text, problems),
            (map, problems) -> DeviceSpec.of(kind, map, problems));
    devices.forEach(device -> device.secrets().forEach(arguments::hide));
    values.put(kind, XlValue.of(devices.stream().map(device -> device.render(kind)).toList()));
  }

  private void texts(String option, Json given) {
    List<String> texts = new ArrayList<>();
    for (Json item : items(given)) {
      if (item.text().isEmpty() || item.isBoolean()) {
        arguments.problem("option %s must be a list of strings".formatted(option));
      } else if (!Texts.isPrintable(item.textOrEmpty())) {
        arguments.problem("option %s holds a control character".formatted(option));
      }
      texts.add(item.textOrEmpty());
    }
    values.put(option, XlValue.of(texts));
  }

  /** xl reads a string in one way and a list in another. */
  private void textOrTexts(String option, Json given) {
    texts(option, given);
    if (!given.isArray()) {
      values.put(option, XlValue.of(given.textOrEmpty()));
    }
  }

  private void flagOrTexts(String option, Json given) {
    if (given.isBoolean()) {
      values.put(option, XlValue.of(given.textOrEmpty().equals("true") ? 1 : 0));
    } else {
      texts(option, given);
    }
  }

  private static List<Json> items(Json json) {
    return json.isArray() ? json.items() : List.of(json);
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
      Json given,
      BiFunction<String, Problems, T> fromText,
      BiFunction<Map<String, String>, Problems, T> fromMap) {
    List<T> specs = new ArrayList<>();
    int number = 0;
    for (Json item : items(given)) {
      number++;
      Problems problems = new Problems();
      if (item.isObject()) {
        specs.add(fromMap.apply(texts(item), problems));
      } else if (item.isString()) {
        specs.add(fromText.apply(item.textOrEmpty(), problems));
      } else {
        problems.add("it is %s, no string or dictionary".formatted(item.kind()));
      }
      for (String problem : problems.found()) {
        arguments.problem("option %s, item %d: %s".formatted(option, number, problem));
      }
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
