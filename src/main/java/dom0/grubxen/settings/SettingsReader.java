package dom0.grubxen.settings;

import dom0.grubxen.grub.GrubLayout;
import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.text.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads grub-mkconfig's settings: the files, and from sh what they come to. */
public final class SettingsReader {
  /** The files set variables; one that takes longer waits for something. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Host host;
  private final GrubLayout layout;

  public SettingsReader(Host host, GrubLayout layout) {
    this.host = host;
    this.layout = layout;
  }

  /**
   * The settings.
   *
   * @param withLf whether files with CRLF line ends are read as they would be with LF ones
   */
  public Settings read(boolean withLf) {
    List<SettingsFile> files = new ArrayList<>();
    for (String path : layout.settingsFiles(host.list(GrubLayout.DROP_INS))) {
      host.readFile(path)
          .map(text -> SettingsFile.found(path, text))
          .map(file -> withLf ? file.withLf() : file)
          .ifPresent(files::add);
    }
    boolean converted = files.stream().anyMatch(SettingsFile::isChanged);
    List<String> argv = new ArrayList<>(List.of("sh", "-c", script(), "settings.sh"));
    argv.add(layout.readsDropIns() ? GrubLayout.DROP_INS : "-");
    argv.add(converted ? "lf" : "-");
    argv.addAll(Settings.VARIABLES);
    try {
      return settings(files, host.run(Command.of(argv).within(LIMIT)));
    } catch (HostFailure e) {
      return new Settings(files, Map.of(), String.valueOf(e.getMessage()));
    }
  }

  private static Settings settings(List<SettingsFile> files, CommandResult result) {
    List<String> told = Arrays.asList(result.stdout().split("\0", -1));
    int read = told.indexOf("");
    if (result.status() != 0 || told.size() != read + Settings.VARIABLES.size() + 2) {
      return new Settings(files, Map.of(), failure(result, told));
    }
    Map<String, SettingValue> byName = new HashMap<>();
    for (int i = 0; i < Settings.VARIABLES.size(); i++) {
      byName.put(Settings.VARIABLES.get(i), SettingValue.of(told.get(read + 1 + i)));
    }
    return new Settings(files, byName, "");
  }

  /**
   * In words.
   *
   * @param told the files that were read, the last one last, and one empty text behind them
   */
  private static String failure(CommandResult result, List<String> told) {
    String file = told.size() > 1 ? told.get(told.size() - 2) : "the first of them";
    String said = result.stderr().substring(result.stderr().lastIndexOf('\0') + 1).strip();
    if (result.status() == 0) {
      return file + " ends the shell that reads it (exit)";
    }
    if (said.isEmpty()) {
      return "a command of %s fails with status %d, where grub-mkconfig ends (set -e); '[ -f FILE ] && NAME=VALUE' is one where there is no FILE"
          .formatted(file, result.status());
    }
    return "sh ends with status %d in %s: %s".formatted(result.status(), file, said);
  }

  private static String script() {
    return Resource.read(SettingsReader.class, "settings.sh").strip();
  }
}
