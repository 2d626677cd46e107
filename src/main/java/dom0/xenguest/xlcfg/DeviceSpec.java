package dom0.xenguest.xlcfg;

import dom0.text.Nearest;
import dom0.text.Problems;
import dom0.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One device of a kind that has no class of its own: key=value parts behind commas. For pci the
 * first part is the device's address, which a dictionary calls bdf.
 */
public record DeviceSpec(Map<String, String> values) {
  /** What a kind of device can be told, in the order in which it is written; ! marks a must. */
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "vfb",
          List.of(
              "vnc",
              "vnclisten",
              "vncdisplay",
              "vncunused",
              "vncpasswd",
              "sdl",
              "opengl",
              "display",
              "xauthority",
              "keymap"),
          "channel",
          List.of("name!", "connection", "path", "backend"),
          "p9",
          List.of("tag!", "path!", "security_model!", "backend"),
          "vtpm",
          List.of("backend!", "uuid"),
          "pci",
          List.of(
              "bdf!", "permissive", "msitranslate", "seize", "power_mgmt", "rdm_policy", "name"),
          "usbctrl",
          List.of("type", "version", "ports", "backend"),
          "usbdev",
          List.of("type", "hostbus", "hostaddr", "controller", "port"));

  private static final Map<String, Pattern> FORMS =
      Map.of(
          "bdf",
          Pattern.compile(
              "(?i)([0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\\.([0-7]|\\*)(@[0-9a-f]{1,2})?"),
          "security_model",
          Pattern.compile("none"),
          "connection",
          Pattern.compile("pty|socket"),
          "version",
          Pattern.compile("[123]"));

  private static final Pattern QUOTING = Pattern.compile("[,\"']");

  public DeviceSpec {
    values = Map.copyOf(values);
  }

  /** Reads a string. */
  public static DeviceSpec parse(String kind, String text, Problems problems) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0 && kind.equals("pci") && values.isEmpty()) {
        values.put("bdf", part.strip());
      } else if (equals < 0) {
        // without its text, which may be the rest of a password
        problems.addUnless(part.isBlank(), "a part is no key=value");
      } else {
        put(
            values,
            part.substring(0, equals).strip(),
            part.substring(equals + 1).strip(),
            problems);
      }
    }
    return checked(kind, values, problems);
  }

  /** Reads a device from a dictionary, in which true and false stand for 1 and 0. */
  public static DeviceSpec of(String kind, Map<String, String> given, Problems problems) {
    Map<String, String> values = new LinkedHashMap<>();
    given.forEach(
        (key, value) ->
            put(
                values,
                key,
                value.equals("true") ? "1" : value.equals("false") ? "0" : value,
                problems));
    return checked(kind, values, problems);
  }

  private static void put(Map<String, String> values, String key, String value, Problems problems) {
    problems.addUnless(values.putIfAbsent(key, value) == null, key + " is given twice");
  }

  private static DeviceSpec checked(String kind, Map<String, String> values, Problems problems) {
    List<String> known = keys(kind);
    values.forEach(
        (key, value) -> {
          problems.addUnless(known.contains(key), Nearest.complaint("parameter", key, known));
          problems.addUnless(
              !QUOTING.matcher(value).find() && Texts.isPrintable(value),
              key + " must hold no comma, quote or control character");
          Pattern form = FORMS.get(key);
          problems.addUnless(
              form == null || form.matcher(value).matches(),
              "%s cannot be '%s'".formatted(key, value));
        });
    for (String must : KINDS.getOrDefault(kind, List.of())) {
      String key = must.replace("!", "");
      problems.addUnless(key.equals(must) || values.containsKey(key), "it has no " + key);
    }
    return new DeviceSpec(values);
  }

  private static List<String> keys(String kind) {
    return KINDS.getOrDefault(kind, List.of()).stream().map(key -> key.replace("!", "")).toList();
  }

  /** The password of a screen, which nobody may see. */
  public List<String> secrets() {
    return values.containsKey("vncpasswd") ? List.of(values.get("vncpasswd")) : List.of();
  }

  /** The one way in which we write it. */
  public String render(String kind) {
    List<String> parts = new ArrayList<>();
    for (String key : keys(kind)) {
      if (values.containsKey(key)) {
        parts.add(key.equals("bdf") ? values.get(key) : key + "=" + values.get(key));
      }
    }
    return String.join(",", parts);
  }
}
