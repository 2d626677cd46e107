package dom0.xenguest.xlcfg;

import dom0.text.Nearest;
import dom0.text.Problems;
import dom0.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One network card of a guest, as xl-network-configuration(5) spells it. */
public record VifSpec(Map<String, String> values) {
  /** In the order in which they are written. */
  private static final List<String> KEYS =
      List.of(
          "mac",
          "bridge",
          "gatewaydev",
          "netdev",
          "type",
          "model",
          "vifname",
          "ip",
          "script",
          "backend",
          "rate",
          "devid",
          "mtu",
          "accel",
          "forwarddev",
          "vlan");

  private static final List<String> FLAGS = List.of("trusted", "untrusted");
  private static final Map<String, Pattern> FORMS =
      Map.of(
          // An odd first byte is a multicast address, which no card may have.
          "mac", Pattern.compile("(?i)[0-9a-f][02468ace](:[0-9a-f]{2}){5}"),
          "type", Pattern.compile("vif|ioemu"),
          "vifname", Pattern.compile("[^/\\s]{1,15}"), // longer, and Linux takes no such name
          // Open vSwitch has VLANs behind the name: ovsbr0.100:200
          "bridge", Pattern.compile("[^/\\s]{1,15}([.:][0-9:]{1,99})?"),
          "rate", Pattern.compile("[0-9]+[GMK]?[Bb]/s(@[0-9]+[mu]?s)?"),
          "mtu", Pattern.compile("[0-9]{1,5}"),
          "devid", Pattern.compile("[0-9]{1,3}"));

  public VifSpec {
    values = Map.copyOf(values);
  }

  /** Reads a string of key=value parts; "" is a card with every default. */
  public static VifSpec parse(String text, Problems problems) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",")) {
      int equals = part.indexOf('=');
      String key = (equals < 0 ? part : part.substring(0, equals)).strip();
      put(key, equals < 0 ? "" : part.substring(equals + 1).strip(), values, problems);
    }
    return new VifSpec(values);
  }

  /** Reads a network interface from a dictionary. */
  public static VifSpec of(Map<String, String> given, Problems problems) {
    Map<String, String> values = new LinkedHashMap<>();
    given.forEach((key, value) -> put(key, value, values, problems));
    return new VifSpec(values);
  }

  private static void put(String key, String value, Map<String, String> values, Problems problems) {
    if (FLAGS.contains(key)) {
      problems.addUnless(
          value.isEmpty() || value.equals("true"), key + " is a flag, without a value");
      values.put(key, "");
      return;
    }
    problems.addUnless(KEYS.contains(key), Nearest.complaint("parameter", key, KEYS));
    Pattern form = FORMS.get(key);
    problems.addUnless(
        !value.isEmpty() && (form == null || form.matcher(value).matches()),
        "%s cannot be '%s'".formatted(key, value));
    problems.addUnless(
        value.indexOf(',') < 0 && Texts.isPrintable(value),
        key + " must hold no comma and no control character");
    problems.addUnless(
        values.putIfAbsent(key, key.equals("mac") ? value.toLowerCase(Locale.ROOT) : value) == null,
        key + " is given twice");
  }

  public Optional<String> mac() {
    return value("mac");
  }

  public Optional<String> bridge() {
    return value("bridge");
  }

  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  public VifSpec withMac(String mac) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put("mac", mac);
    return new VifSpec(changed);
  }

  /** The one way in which we write it. */
  public String render() {
    return String.join(",", words());
  }

  /** The parts as separate words, which is how {@code xl network-attach} takes them. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    KEYS.stream()
        .filter(values::containsKey)
        .forEach(key -> words.add(key + "=" + values.get(key)));
    FLAGS.stream().filter(values::containsKey).forEach(words::add);
    return words;
  }
}
