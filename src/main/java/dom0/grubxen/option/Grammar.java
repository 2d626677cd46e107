package dom0.grubxen.option;

import dom0.text.Nearest;
import dom0.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of an option's value, as xen-options.tsv writes it: {@code a|b}, {@code [optional]},
 * {@code {repeated}}, {@code (group)}, {@code <kind>}, and in front "list of" where Xen splits the
 * value at its commas.
 */
public final class Grammar {
  /** A form that is longer than that helps nobody in a message. */
  private static final int MOST_SHOWN = 160;

  private static final String LIST = "list of ";
  private static final String INT = "(?:0[xX][0-9a-fA-F]+|0|[1-9][0-9]*)";
  private static final String HEX = "[0-9a-fA-F]{1,4}";
  private static final String NO = "(?:no|off|false|disable|0)";
  private static final String YES = "(?:yes|on|true|enable|1)";
  private static final String BOOL = "(?:" + YES + "|" + NO + ")";

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("int", INT),
          Map.entry("size", INT + "[TGMKBtgmkb]?"),
          Map.entry("dec", "[0-9]+"),
          Map.entry("hex", "(?:0[xX])?[0-9a-fA-F]+"),
          Map.entry("bool", BOOL),
          Map.entry("yes", YES),
          Map.entry("no", NO),
          Map.entry("flag", "(?:no-[a-z0-9.-]+|[a-z0-9.-]+(?:=" + BOOL + ")?)"),
          Map.entry("device", "(?:" + HEX + ":){1,2}" + HEX),
          Map.entry("bdf", "(?:" + HEX + ":){1,2}" + HEX + "\\.[0-7]"),
          Map.entry("word", "[^,]+"),
          Map.entry("text", ".+"));

  private static final Map<Character, String> SIGNS =
      Map.of('(', "(?:", ')', ")", '[', "(?:", ']', ")?", '{', "(?:", '}', ")*", '|', "|");

  private static final Pattern NAMED_BOOL = Pattern.compile("([A-Za-z0-9-]+)=<bool>");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("<[a-z]+>|[^A-Za-z0-9_-]+");

  /** Between what users are shown and the form that is checked. */
  private static final String MEANS = " := ";

  private final String text;
  private final String form;
  private final String shown;
  private @Nullable Pattern pattern;

  Grammar(String text) {
    this.text = text;
    int means = text.indexOf(MEANS);
    String checked = means < 0 ? text : text.substring(means + MEANS.length());
    this.form = isList() ? checked.substring(LIST.length()) : checked;
    this.shown = means < 0 ? form : text.substring(0, means);
  }

  /** Whether Xen splits the value at its commas. */
  boolean isList() {
    return text.startsWith(LIST);
  }

  /** Whether the whole value is of this form. */
  boolean accepts(String value) {
    return parts(value).stream().allMatch(this::acceptsPart);
  }

  /** Whether one item of a list is of this form; of a longer word Xen reads only a part. */
  boolean acceptsPart(String part) {
    Pattern compiled = pattern;
    if (compiled == null) {
      compiled = compiled();
      pattern = compiled;
    }
    return part.length() <= OptionValue.MOST_BYTES && compiled.matcher(part).matches();
  }

  /** Whether a boolean without a name can stand in it. */
  boolean hasBoolean() {
    return Arrays.stream(form.split("\\|")).anyMatch(List.of("<bool>", "<no>")::contains);
  }

  /** The items of a list, or the value alone. */
  List<String> parts(String value) {
    return isList() ? List.of(value.split(",", -1)) : List.of(value);
  }

  /** What is wrong with a value. */
  Optional<String> complaint(String value) {
    return parts(value).stream()
        .filter(part -> !acceptsPart(part))
        .findFirst()
        .map(
            part ->
                "'%s' is not of the form %s%s"
                    .formatted(part, Texts.shortened(shown, MOST_SHOWN), hint(part)));
  }

  private String hint(String part) {
    String name = part.startsWith("no-") ? part.substring(3) : part;
    int end = name.indexOf('=');
    String word = end < 0 ? name : name.substring(0, end);
    return Nearest.to(word, words(word.substring(0, Math.min(1, word.length()))))
        .map("; did you mean %s?"::formatted)
        .orElse("");
  }

  /** The words that stand in the form itself; short ones are near to everything. */
  private List<String> words(String start) {
    return Arrays.stream(BETWEEN_WORDS.split(form))
        .filter(word -> word.length() > 2 && word.startsWith(start))
        .toList();
  }

  private Pattern compiled() {
    String plain = NAMED_BOOL.matcher(form).replaceAll("(no-$1|$1[=<bool>])");
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < plain.length()) {
      int end = plain.charAt(i) == '<' ? plain.indexOf('>', i) : -1;
      String kind = end < 0 ? null : KINDS.get(plain.substring(i + 1, end));
      regex.append(kind == null ? sign(plain.charAt(i)) : kind);
      i = kind == null ? i + 1 : end + 1;
    }
    return Pattern.compile(regex.toString());
  }

  private static String sign(char c) {
    String sign = SIGNS.get(c);
    return sign != null ? sign : Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
  }

  /** As users are shown it. */
  @Override
  public String toString() {
    return Texts.shortened(isList() ? LIST + shown : shown, MOST_SHOWN);
  }
}
