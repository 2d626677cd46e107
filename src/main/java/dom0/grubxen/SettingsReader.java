package dom0.grubxen;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.host.HostFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads grub-mkconfig's settings: the files, and from sh what they come to. */
final class SettingsReader {
  /** The files set variables; one that takes longer waits for something. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Host host;
  private final Layout layout;

  SettingsReader(Host host, Layout layout) {
    this.host = host;
    this.layout = layout;
  }

  /**
   * The settings.
   *
   * @param withLf whether files with CRLF line ends are read as they would be with LF ones
   */
  Settings read(boolean withLf) {
    List<SettingsFile> files = new ArrayList<>();
    for (String path : layout.settingsFiles(host.list(Layout.DROP_INS))) {
      host.readFile(path)
          .map(text -> SettingsFile.found(path, text))
          .map(file -> withLf ? file.withLf() : file)
          .ifPresent(files::add);
    }
    boolean converted = files.stream().anyMatch(SettingsFile::isChanged);
    List<String> argv = new ArrayList<>(List.of("sh", "-c", script(), "settings.sh"));
    argv.add(layout.readsDropIns() ? Layout.DROP_INS : "-");
    argv.add(converted ? "lf" : "-");
    argv.addAll(Settings.VARIABLES);
    try {
      return settings(files, host.run(Command.of(argv).within(LIMIT)));
    } catch (HostFailure e) {
      return new Settings(files, Map.of(), String.valueOf(e.getMessage()));
    }
  }

  private static Settings settings(List<SettingsFile> files, CommandResult result) {
    String[] values = result.stdout().split("\0", -1);
    if (result.status() != 0) {
      String said = result.stderr().strip();
      return new Settings(
          files, Map.of(), "sh ends with status %d: %s".formatted(result.status(), said));
    }
    if (values.length != Settings.VARIABLES.size() + 1) {
      return new Settings(files, Map.of(), "one of them ends the shell that reads it (exit)");
    }
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < Settings.VARIABLES.size(); i++) {
      byName.put(Settings.VARIABLES.get(i), values[i]);
    }
    return new Settings(files, byName, "");
  }

  private static String script() {
    try (InputStream stream = SettingsReader.class.getResourceAsStream("settings.sh")) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks settings.sh");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
