package dom0.simulated;

import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.host.NotText;
import dom0.json.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files in memory. In a host.json a file is its text, a list of its lines, or one of {@code
 * {"link": TARGET}}, {@code {"block": "MAJOR:MINOR"}}, {@code {"folder": true}}, {@code {"text":
 * TEXT, "mode": "0600"}}, of which {@code "latin1": true} makes one that is no UTF-8.
 */
final class SimulatedFiles {
  private static final int LINKS_AT_MOST = 40;

  private final Map<String, Entry> entries = new TreeMap<>();
  private final Set<String> noText = new HashSet<>();

  SimulatedFiles(Json json) {
    json.members().forEach((path, value) -> entries.put(path, Entry.of(value)));
    json.members().entrySet().stream()
        .filter(file -> file.getValue().get("latin1").textOrEmpty().equals("true"))
        .forEach(file -> noText.add(file.getKey()));
  }

  /** One file; of its three contents one is not null, and none for a folder. */
  private record Entry(
      @Nullable String text, @Nullable String link, @Nullable String block, int mode) {
    static Entry of(Json json) {
      if (json.isArray()) {
        String lines =
            json.items().stream()
                .map(line -> line.textOrEmpty() + "\n")
                .collect(Collectors.joining());
        return new Entry(lines, null, null, 0644);
      }
      if (json.isString()) {
        return new Entry(json.textOrEmpty(), null, null, 0644);
      }
      return new Entry(
          json.get("text").text().orElse(null),
          json.get("link").text().orElse(null),
          json.get("block").text().orElse(null),
          Integer.parseInt(json.get("mode").text().orElse("0644"), 8));
    }
  }

  Optional<String> read(String path) {
    if (noText.contains(path)) {
      throw new NotText(path, 1, new IOException("simulated"));
    }
    return entry(path).map(Entry::text);
  }

  Optional<FileStatus> status(String path) {
    return entry(path)
        .map(
            entry ->
                new FileStatus(
                    kind(entry),
                    real(path),
                    entry.mode(),
                    entry.text() == null ? 0 : entry.text().length(),
                    "1:" + real(path).hashCode(),
                    entry.block() == null ? "" : entry.block()));
  }

  private static FileStatus.Kind kind(Entry entry) {
    if (entry.block() != null) {
      return FileStatus.Kind.BLOCK;
    }
    return entry.text() != null ? FileStatus.Kind.REGULAR : FileStatus.Kind.DIRECTORY;
  }

  private Optional<Entry> entry(String path) {
    String real = real(path);
    Entry entry = entries.get(real);
    if (entry == null && !list(real).isEmpty()) {
      return Optional.of(new Entry(null, null, null, 0755));
    }
    return Optional.ofNullable(entry);
  }

  /** The path with links followed, in its last part only. */
  private String real(String path) {
    String real = path;
    for (int i = 0; i < LINKS_AT_MOST; i++) {
      Entry entry = entries.get(real);
      if (entry == null || entry.link() == null) {
        return real;
      }
      String target = entry.link();
      real =
          target.startsWith("/") ? target : real.substring(0, real.lastIndexOf('/') + 1) + target;
    }
    throw new AssertionError("links in a circle at " + path);
  }

  Optional<String> linkTarget(String path) {
    return Optional.ofNullable(entries.get(path)).map(Entry::link);
  }

  List<String> list(String folder) {
    String start = folder.endsWith("/") ? folder : folder + "/";
    return entries.keySet().stream()
        .filter(path -> path.startsWith(start))
        .map(path -> path.substring(start.length()).replaceAll("/.*", ""))
        .distinct()
        .sorted()
        .toList();
  }

  boolean exists(String path) {
    return entries.containsKey(path);
  }

  /** A file that has this text, if it is one worth comparing. */
  Optional<String> same(String text) {
    return entries.entrySet().stream()
        .filter(entry -> !text.isBlank() && text.equals(entry.getValue().text()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  void write(String path, String text, int mode) {
    int kept = entry(path).map(Entry::mode).orElse(mode);
    entries.put(real(path), new Entry(text, null, null, kept));
  }

  /** Of what a file has beside its text, it knows the mode. */
  Host.Attributes attributes(String path) {
    int mode = entry(path).orElseThrow().mode();
    return new Host.Attributes() {
      @Override
      public void makeFile(String copy) {
        write(copy, "", mode);
      }

      @Override
      public void close() {}
    };
  }

  void chmod(String path, int mode) {
    entry(path)
        .ifPresent(
            is -> entries.put(real(path), new Entry(is.text(), is.link(), is.block(), mode)));
  }

  /** A block device, as a tool makes it. */
  void block(String path, String device) {
    entries.put(path, new Entry(null, null, device, 0660));
  }

  void link(String path, String target) {
    entries.put(path, new Entry(null, target, null, 0777));
  }

  void folder(String path) {
    entries.putIfAbsent(path, new Entry(null, null, null, 0755));
  }

  boolean remove(String path) {
    return entries.remove(path) != null;
  }

  Map<String, Object> state() {
    return new TreeMap<>(entries);
  }
}
