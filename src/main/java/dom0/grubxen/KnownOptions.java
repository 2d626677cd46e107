package dom0.grubxen;

import dom0.module.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The options that some Xen from 4.14 on knows: Xen itself ignores one that it does not know. */
final class KnownOptions {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private KnownOptions(String table) {
    table.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
  }

  /** One option. */
  record Entry(OptionKind kind, String syntax) {}

  static KnownOptions load() {
    try (InputStream stream = KnownOptions.class.getResourceAsStream("xen-options.tsv")) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks xen-options.tsv");
      }
      return new KnownOptions(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] fields = line.split("\t", -1);
    String syntax = fields.length > 2 ? fields[2] : "";
    entries.put(fields[0], new Entry(OptionKind.of(fields[0], fields[1]), syntax));
  }

  /** The entry of an option; of "ivrs_ioapic[4]" that of "ivrs_ioapic[", one per index. */
  Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name.replaceFirst("\\[[0-9a-fx]+\\]$", "[")));
  }

  /** What is wrong with a name that is not known. */
  String complaint(String name) {
    if (name.startsWith("no-") && find(name.substring(3)).isPresent()) {
      return "Xen option %s: write %s: false".formatted(name, name.substring(3));
    }
    int most = 60; // no option is longer, and measuring distances takes time
    return name.length() > most
        ? "unknown Xen option '%s...'".formatted(name.substring(0, most))
        : Nearest.complaint("Xen option", name, entries.keySet());
  }
}
