package dom0.xenguest.option;

import dom0.module.Arguments;
import dom0.text.Texts;
import dom0.xenguest.xlcfg.Key;
import dom0.xenguest.xlcfg.XlValue;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the options whose value is one text or one number. */
final class ScalarOptions {
  private static final Pattern MEMORY = Pattern.compile("([0-9]{1,9})([MG]?)");
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final String ZERO_UUID = "00000000-0000-0000-0000-000000000000"; // Domain-0's
  private static final long MIB_AT_MOST = 16L << 20; // 16 TiB, all that Xen manages

  private final Arguments arguments;
  private final Map<String, XlValue> values;

  ScalarOptions(Arguments arguments, Map<String, XlValue> values) {
    this.arguments = arguments;
    this.values = values;
  }

  void read(Key key) {
    switch (key.kind()) {
      case "number" -> number(key);
      case "flag" ->
          arguments
              .flag(key.name())
              .ifPresent(on -> values.put(key.name(), XlValue.of(on ? 1 : 0)));
      case "mib" -> mebibytes(key.name());
      case "uuid" -> uuid(key.name());
      case "path" -> path(key.name());
      default -> text(key.name());
    }
  }

  private void text(String option) {
    arguments
        .text(option)
        .ifPresent(text -> values.put(option, XlValue.of(printable(option, text))));
  }

  String printable(String option, String text) {
    if (!Texts.isPrintable(text)) {
      arguments.problem("option " + option + " holds a control character");
    }
    return text;
  }

  private void path(String option) {
    text(option);
    if (!arguments.text(option).orElse("/").startsWith("/")) {
      arguments.problem("option " + option + " must be an absolute path");
    }
  }

  private void number(Key key) {
    long least = Long.parseLong(key.words().get(0));
    long most = Long.parseLong(key.words().get(1));
    arguments
        .number(key.name(), least, most)
        .ifPresent(
            number ->
                values.put(
                    key.name(),
                    // xl's grammar has no sign outside of a string
                    number < 0 ? XlValue.of(Long.toString(number)) : XlValue.of(number)));
  }

  private void mebibytes(String option) {
    String text = arguments.text(option).orElse("");
    Matcher matcher = MEMORY.matcher(text);
    if (text.isEmpty()) {
      return;
    }
    if (!matcher.matches()) {
      arguments.problem(
          "option %s must be MiB, such as 512, or as 512M or 2G, not '%s'"
              .formatted(option, Texts.shortened(text)));
      return;
    }
    long mib = Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("G") ? 1024 : 1);
    if (mib < 1 || mib > MIB_AT_MOST) {
      arguments.problem(
          "option %s must be between 1 and %d MiB, not %d".formatted(option, MIB_AT_MOST, mib));
      return;
    }
    values.put(option, XlValue.of(mib));
  }

  private void uuid(String option) {
    String uuid = arguments.text(option).orElse("");
    if (uuid.isEmpty()) {
      return;
    }
    if (!UUID.matcher(uuid).matches() || uuid.equals(ZERO_UUID)) {
      arguments.problem("option uuid must be as c0ffee00-1234-..., and not all zeros");
      return;
    }
    values.put(option, XlValue.of(uuid.toLowerCase(Locale.ROOT)));
  }
}
