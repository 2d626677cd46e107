package dom0.xenguest.option;

import dom0.json.Json;
import dom0.module.Arguments;
import dom0.text.Problems;
import dom0.xenguest.xlcfg.CpuSet;
import dom0.xenguest.xlcfg.DeviceSpec;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.Key;
import dom0.xenguest.xlcfg.Keys;
import dom0.xenguest.xlcfg.VifSpec;
import dom0.xenguest.xlcfg.XlConfig;
import dom0.xenguest.xlcfg.XlValue;
import java.util.ArrayList;
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

  private final Arguments arguments;
  private final ScalarOptions scalars;
  private final Map<String, XlValue> values = new LinkedHashMap<>();

  public ConfigOptions(Arguments arguments) {
    this.arguments = arguments;
    this.scalars = new ScalarOptions(arguments, values);
  }

  /** The keys that the task gives. */
  public XlConfig config() {
    Keys.options().stream().filter(key -> arguments.given(key.name())).forEach(this::read);
    rivals("cmdline", List.of("root", "extra"));
    rivals("bootloader", List.of("kernel", "ramdisk"));
    return new XlConfig(values);
  }

  private void read(Key key) {
    switch (key.kind()) {
      case "cpus" -> cpus(key.name());
      case "disk" -> disks();
      case "vif" -> vifs();
      case "devices" -> devices(key.name());
      case "texts" -> texts(key.name());
      case "either" -> textOrTexts(key.name());
      case "flags" -> flagOrTexts(key.name());
      default -> scalars.read(key);
    }
  }

  private void rivals(String option, List<String> others) {
    for (String other : others) {
      if (arguments.given(option) && arguments.given(other)) {
        arguments.problem("option %s is ignored where %s is given".formatted(other, option));
      }
    }
  }

  /** A set of CPUs for all virtual CPUs, or a list with one for each. */
  private void cpus(String option) {
    Json given = raw(option);
    List<String> texts = items(given).stream().map(Json::textOrEmpty).toList();
    for (String text : texts) {
      boolean none = text.equals("none") || CpuSet.parse(text).filter(CpuSet::isEmpty).isPresent();
      if (!CPUS.matcher(text).matches() || none) {
        arguments.problem("option %s must be CPUs such as 5-8 or 0-3,^1, or all".formatted(option));
      }
    }
    values.put(option, given.isArray() ? XlValue.of(texts) : XlValue.of(texts.get(0)));
  }

  private void disks() {
    List<DiskSpec> disks = specs("disk", DiskSpec::parse, DiskSpec::of);
    distinct("disk", "vdev", disks.stream().map(DiskSpec::vdev).toList());
    values.put("disk", XlValue.ofDisks(disks));
  }

  private void vifs() {
    List<VifSpec> vifs = specs("vif", VifSpec::parse, VifSpec::of);
    distinct("vif", "mac", vifs.stream().flatMap(vif -> vif.mac().stream()).toList());
    values.put("vif", XlValue.ofCards(vifs));
  }

  private void devices(String kind) {
    List<DeviceSpec> devices =
        specs(
            kind,
            (text, problems) -> DeviceSpec.parse(kind, text, problems),
            (map, problems) -> DeviceSpec.of(kind, map, problems));
    devices.forEach(device -> device.secrets().forEach(arguments::hide));
    values.put(kind, XlValue.of(devices.stream().map(device -> device.render(kind)).toList()));
  }

  private void texts(String option) {
    List<String> texts = new ArrayList<>();
    for (Json item : items(raw(option))) {
      if (item.text().isEmpty() || item.isBoolean()) {
        arguments.problem("option %s must be a list of strings".formatted(option));
      }
      texts.add(scalars.printable(option, item.textOrEmpty()));
    }
    values.put(option, XlValue.of(texts));
  }

  /** xl reads a string in one way and a list in another. */
  private void textOrTexts(String option) {
    texts(option);
    if (!raw(option).isArray()) {
      values.put(option, XlValue.of(raw(option).textOrEmpty()));
    }
  }

  private void flagOrTexts(String option) {
    Json given = raw(option);
    if (given.isBoolean()) {
      values.put(option, XlValue.of(given.textOrEmpty().equals("true") ? 1 : 0));
    } else {
      texts(option);
    }
  }

  private Json raw(String option) {
    return arguments.raw(option).orElseGet(() -> Json.of(""));
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
      BiFunction<String, Problems, T> fromText,
      BiFunction<Map<String, String>, Problems, T> fromMap) {
    List<T> specs = new ArrayList<>();
    int number = 0;
    for (Json item : items(raw(option))) {
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
