package dom0.xenguest.option;

import dom0.module.Option;
import dom0.text.Texts;
import dom0.text.UnusableValue;
import dom0.xenguest.xlcfg.Key;
import dom0.xenguest.xlcfg.XlValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options that are keys of a guest's file whose value is one text or one number. */
final class ScalarOptions {
  private static final Pattern MEMORY = Pattern.compile("([0-9]{1,9})([MG]?)");
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final String ZERO_UUID = "00000000-0000-0000-0000-000000000000"; // Domain-0's
  private static final long MIB_AT_MOST = 16L << 20; // 16 TiB, all that Xen manages

  private ScalarOptions() {}

  /** The option of a key, by the form of the key. */
  static Option<XlValue> of(Key key) {
    String name = key.name();
    return switch (key.kind()) {
      case "words" -> Option.word(name, key.words()).as(ScalarOptions::text);
      case "number" -> number(key);
      case "flag" -> Option.flag(name).as(on -> XlValue.of(on ? 1 : 0));
      case "mib" -> Option.text(name).as(ScalarOptions::mebibytes);
      case "uuid" -> Option.text(name).as(ScalarOptions::uuid);
      case "path" -> Option.text(name).as(ScalarOptions::path);
      case "secret" -> Option.text(name).as(ScalarOptions::text).hidden();
      default -> Option.text(name).as(ScalarOptions::text);
    };
  }

  private static XlValue text(String text) {
    if (!Texts.isPrintable(text)) {
      throw new UnusableValue("holds a control character");
    }
    return XlValue.of(text);
  }

  private static XlValue path(String text) {
    if (!text.startsWith("/")) {
      throw new UnusableValue("must be an absolute path");
    }
    return text(text);
  }

  private static Option<XlValue> number(Key key) {
    long least = Long.parseLong(key.words().get(0));
    long most = Long.parseLong(key.words().get(1));
    // xl's grammar has no sign outside of a string
    return Option.number(key.name(), least, most)
        .as(number -> number < 0 ? XlValue.of(Long.toString(number)) : XlValue.of(number));
  }

  private static XlValue mebibytes(String text) {
    Matcher matcher = MEMORY.matcher(text);
    if (!matcher.matches()) {
      throw new UnusableValue(
          "must be in MiB, such as 512, or with a unit, such as 512M or 2G, not '%s'"
              .formatted(Texts.shortened(text)));
    }
    long mib = Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("G") ? 1024 : 1);
    if (mib < 1 || mib > MIB_AT_MOST) {
      throw new UnusableValue("must be between 1 and %d MiB, not %d".formatted(MIB_AT_MOST, mib));
    }
    return XlValue.of(mib);
  }

  private static XlValue uuid(String text) {
    if (!UUID.matcher(text).matches() || text.equals(ZERO_UUID)) {
      throw new UnusableValue("must be a uuid such as c0ffee00-1234-..., and not all zeros");
    }
    return XlValue.of(text.toLowerCase(Locale.ROOT));
  }
}
