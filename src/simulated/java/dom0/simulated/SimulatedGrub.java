package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.json.Json;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * GRUB's tools: update-grub, which writes grub.cfg from the settings and from what is in /boot, and
 * those that write grubenv. And sh, which sources the settings.
 */
final class SimulatedGrub implements SimulatedTool {
  private final SimulatedGrubLayout layout;
  private final Map<String, Json> probe;
  private final boolean local;
  private final SimulatedFiles world;
  private final Duration otherEnds;
  private final Deque<Json> meanwhile = new ArrayDeque<>();

  /**
   * @param json {@code {"generated_with": {NAME: VALUE}, "layout": "debian", "probe": {"fs":
   *     "ext2", "abstraction": ""}}}: with {@code generated_with} grub.cfg is there, written when
   *     the settings were what they are now but for these; with {@code "local": true} update-grub
   *     is a script that knows no -o and writes grub.cfg itself; with {@code "other_ends": 3} the
   *     process 4711 ends after 3 s; with {@code "meanwhile": [{PATH: TEXT}]} these files come
   *     while the first grub.cfg is generated, the next ones at the second, and somebody else's
   *     update-grub ends before ours
   */
  SimulatedGrub(Json json, SimulatedFiles files) {
    layout = SimulatedGrubLayout.of(json.get("layout").text().orElse("debian"));
    probe = json.get("probe").members();
    local = json.get("local").textOrEmpty().equals("true");
    world = files;
    otherEnds = Duration.ofSeconds(Long.parseLong(json.get("other_ends").text().orElse("86400")));
    json.get("meanwhile").items().forEach(meanwhile::add);
    Json differences = json.get("generated_with");
    if (differences.isObject() && !files.exists(layout.folder() + "/grub.cfg")) {
      SimulatedGrubSettings settings = SimulatedGrubSettings.of(files, layout.readsDropIns());
      differences.members().forEach((name, value) -> settings.set(name, value.textOrEmpty()));
      files.write(
          layout.folder() + "/grub.cfg", new SimulatedGrubCfg(settings, files).text(), 0600);
    }
  }

  @Override
  public Set<String> programs() {
    return layout.programs();
  }

  @Override
  public CommandResult run(Command command, SimulatedHost host) {
    List<String> argv = command.argv();
    String verb = argv.get(0).replaceFirst("^grub2?-", "");
    return switch (verb) {
      case "sh" -> SimulatedSh.run(argv, host.files());
      case "update-grub", "mkconfig" -> mkconfig(argv, host.files());
      case "script-check" -> scriptCheck(argv, host.files());
      case "set-default" -> setVariable(argv, "saved_entry", host.files());
      case "reboot" -> setVariable(argv, "next_entry", host.files());
      case "editenv" -> unsetVariable(argv, host.files());
      case "probe" -> probe(argv);
      default -> throw new AssertionError("not simulated: " + command);
    };
  }

  private CommandResult mkconfig(List<String> argv, SimulatedFiles files) {
    if (argv.size() != 3 || !argv.get(1).equals("-o")) {
      throw new AssertionError("not simulated: " + argv);
    }
    SimulatedGrubSettings settings = SimulatedGrubSettings.of(files, layout.readsDropIns());
    if (settings.failed()) {
      return new CommandResult(argv, settings.answer().status(), "", settings.answer().stderr());
    }
    if (settings.exits()) {
      return new CommandResult(argv, 0, "", ""); // a file said "exit 0": nothing is done
    }
    String grubCfg = layout.folder() + "/grub.cfg";
    files.write(local ? grubCfg : argv.get(2), new SimulatedGrubCfg(settings, files).text(), 0600);
    if (!meanwhile.isEmpty()) {
      Json come = meanwhile.remove();
      come.members().forEach((path, text) -> files.write(path, text.textOrEmpty(), 0644));
      files.write(grubCfg, new SimulatedGrubCfg(settings, files).text(), 0600);
    }
    String said = settings.answer().stderr() + "Generating grub configuration file ...\ndone\n";
    return new CommandResult(argv, 0, "", said);
  }

  /** It knows only what a part that is missing does to the braces. */
  private static CommandResult scriptCheck(List<String> argv, SimulatedFiles files) {
    List<String> lines = files.read(argv.get(1)).orElse("").lines().toList();
    long open = lines.stream().filter(line -> line.endsWith("{")).count();
    long closed = lines.stream().filter(line -> line.strip().equals("}")).count();
    return open == closed
        ? new CommandResult(argv, 0, "", "")
        : new CommandResult(argv, 1, "", "error: syntax error.\nerror: Incorrect command.\n");
  }

  /** Any word is taken, as grub-set-default and grub-reboot do. */
  private CommandResult setVariable(List<String> argv, String name, SimulatedFiles files) {
    String path = layout.folder() + "/grubenv";
    files.write(path, without(name, path, files) + name + "=" + argv.get(1) + "\n", 0644);
    return new CommandResult(argv, 0, "", "");
  }

  /** {@code grub-editenv FILE unset NAME}. */
  private static CommandResult unsetVariable(List<String> argv, SimulatedFiles files) {
    if (argv.size() != 4 || !argv.get(2).equals("unset")) {
      throw new AssertionError("not simulated: " + argv);
    }
    files.write(argv.get(1), without(argv.get(3), argv.get(1), files), 0644);
    return new CommandResult(argv, 0, "", "");
  }

  private static String without(String name, String path, SimulatedFiles files) {
    StringBuilder text = new StringBuilder("# GRUB Environment Block\n");
    files
        .read(path)
        .orElse("")
        .lines()
        .filter(line -> !line.startsWith("#") && !line.startsWith(name + "="))
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private CommandResult probe(List<String> argv) {
    String target = argv.get(1).replace("--target=", "");
    String standard = target.equals("fs") ? "ext2" : "";
    Json answer = probe.get(target);
    String said = answer == null ? standard : answer.textOrEmpty();
    return new CommandResult(argv, 0, said + "\n", "");
  }

  @Override
  public void timePassed(Duration now) {
    if (now.compareTo(otherEnds) >= 0) {
      world.remove("/proc/4711/cmdline");
    }
  }

  @Override
  public Object state() {
    return Map.of(); // all of it is in files
  }
}
