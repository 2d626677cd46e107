package dom0.grubxen.option;

import dom0.text.Nearest;
import dom0.text.Resource;
import dom0.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options that some Xen from 4.14 on knows: Xen itself ignores one that it does not know. */
public final class KnownOptions {
  /** Each option's line behind its name; a line is read when somebody asks for its option. */
  private final Map<String, String> lines = new LinkedHashMap<>();

  private KnownOptions(String table) {
    table.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
  }

  public static KnownOptions load() {
    return new KnownOptions(Resource.read(KnownOptions.class, "xen-options.tsv"));
  }

  private void add(String line) {
    int tab = line.indexOf('\t');
    lines.put(line.substring(0, tab), line.substring(tab + 1));
  }

  /**
   * One option.
   *
   * @param most how many bytes of its value Xen keeps
   * @param several what several words of it mean
   * @param grammar the form of its value, where its kind does not say it all
   * @param runTime "rt" when a running Xen can be told it, or the one item of its list that can be
   * @param architecture "" for x86
   */
  public record Entry(
      OptionKind kind,
      int most,
      RepeatRule several,
      BooleanSpelling booleans,
      Grammar grammar,
      String runTime,
      Releases releases,
      String architecture) {

    /** A name that the table does not have, whose value can be anything. */
    public static final Entry UNKNOWN =
        new Entry(
            OptionKind.TEXT,
            Integer.MAX_VALUE,
            RepeatRule.of("each"),
            BooleanSpelling.of("bare no"),
            new Grammar("<text>"),
            "",
            Releases.ALL,
            "");

    private static Entry read(String line) {
      String[] given = line.split("\t", -1);
      String[] fields = new String[8];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = i < given.length ? given[i] : "";
      }
      int colon = fields[0].indexOf(':');
      OptionKind kind = OptionKind.of(colon < 0 ? fields[0] : fields[0].substring(0, colon));
      return new Entry(
          kind,
          colon < 0 ? Integer.MAX_VALUE : Integer.parseInt(fields[0].substring(colon + 1)),
          RepeatRule.of(fields[1]),
          BooleanSpelling.of(
              kind == OptionKind.BOOL && fields[2].isEmpty() ? "bare no" : fields[2]),
          new Grammar(fields[3]),
          fields[4],
          new Releases(fields[5], fields[6]),
          fields[7]);
    }

    /** The form of its value, for messages. */
    String syntax() {
      return switch (kind) {
        case BOOL -> "a boolean";
        case INT -> "a whole number";
        case SIZE -> "a size such as 64M";
        default -> grammar.toString();
      };
    }

    /** Whether a Xen knows it; "" for one whose release is not known. */
    boolean knownTo(String release) {
      return releases.include(release);
    }

    /** Whether some of it can be told a running Xen, by {@code xl set-parameters}. */
    boolean runtimeSettable() {
      return !runTime.isEmpty();
    }
  }

  /** The entry of an option; of "ivrs_ioapic[4]" that of "ivrs_ioapic[", one per index. */
  public Optional<Entry> find(String name) {
    boolean indexed = name.matches("[a-z_]+\\[(0[xX][0-9a-fA-F]+|[0-9]+)\\]");
    String key = indexed ? name.substring(0, name.indexOf('[') + 1) : name;
    boolean complete = indexed || !name.endsWith("[");
    return Optional.ofNullable(complete ? lines.get(key) : null).map(Entry::read);
  }

  public Set<String> names() {
    return lines.keySet();
  }

  /** What is wrong with a name that is not known. */
  public String complaint(String name) {
    if (name.startsWith("no-") && find(name.substring(3)).isPresent()) {
      return "Xen option %s: write %s: false".formatted(name, name.substring(3));
    }
    int most = 60; // no option is longer, and measuring distances takes time
    return name.length() > most
        ? "unknown Xen option '%s'".formatted(Texts.shortened(name, most))
        : Nearest.complaint(
            "Xen option", name, names().stream().map(known -> known.replace("[", "[0]")).toList());
  }
}
