package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandFailed;
import dom0.host.CommandResult;
import dom0.host.FileStatus;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.host.ToolMissing;
import dom0.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host in memory, made from a host.json; it records every change that is made to it. */
public final class SimulatedHost implements Host {
  private final SimulatedFiles files;
  private final List<SimulatedTool> tools;
  private final SimulatedLvm lvm;
  private final List<Fault> faults;
  private final List<String> missing;
  private final boolean root;
  private final long freeBytes;
  private final List<String> changes = new ArrayList<>();
  private final List<List<String>> commands = new ArrayList<>();
  private final List<String> struck = new ArrayList<>();
  private final Map<String, Json> unwritable;
  private Duration clock = Duration.ZERO;

  public SimulatedHost(Json json) {
    HostKeys.check(json);
    files = new SimulatedFiles(json.get("files"));
    lvm = new SimulatedLvm(json.get("lvm"));
    tools =
        List.of(
            new SimulatedGrub(json.get("grub"), files),
            lvm,
            new SimulatedXen(json.get("xen"), files),
            new SimulatedApt(json.get("apt")),
            new SimulatedZcat(),
            new SimulatedChmod(files),
            new SimulatedStat(files));
    faults = json.get("faults").items().stream().map(Fault::of).toList();
    missing = json.get("missing").items().stream().map(Json::textOrEmpty).toList();
    unwritable = json.get("unwritable").members();
    freeBytes = Long.parseLong(json.get("free_bytes").text().orElse("1000000000"));
    root = !json.get("root").textOrEmpty().equals("false");
  }

  /** Every change so far: commands that changed something, and files with their new text. */
  public List<String> changes() {
    return List.copyOf(changes);
  }

  /** What the case says of programs and never came true: faults, and programs that are missing. */
  public List<String> unused() {
    List<String> unused = new ArrayList<>(missing);
    faults.stream()
        .filter(fault -> !fault.never)
        .forEach(fault -> unused.add("a fault of: " + fault.begins));
    unused.removeAll(struck);
    return unused;
  }

  /** Every program that was started. */
  public List<List<String>> commands() {
    return List.copyOf(commands);
  }

  @Override
  public CommandResult run(Command command) {
    command.reads().ifPresent(it -> files.write(it.path(), it.text(), 0600));
    try {
      return runAlone(command);
    } finally {
      command.reads().ifPresent(it -> files.remove(it.path()));
    }
  }

  private CommandResult runAlone(Command command) {
    commands.add(command.argv());
    String program = command.program().replaceAll(".*/", "");
    if (missing.contains(program)) {
      struck.add(program);
      throw new ToolMissing(command.program());
    }
    for (Fault fault : faults) {
      if (fault.strikes(command)) {
        struck.add("a fault of: " + fault.begins);
        return fault.result(command);
      }
    }
    Map<String, Object> before = world();
    CommandResult result = tool(program).run(command, this);
    if (!world().equals(before)) {
      changes.add("$ " + command);
    }
    return result;
  }

  /** All that a run can change, to be compared. */
  public Map<String, Object> world() {
    Map<String, Object> world = new HashMap<>(files.state());
    tools.forEach(tool -> world.put(tool.getClass().getSimpleName(), tool.state()));
    return world;
  }

  private SimulatedTool tool(String program) {
    return tools.stream()
        .filter(tool -> tool.programs().contains(program))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not simulated: " + program));
  }

  /** The files, for the tools, whose changes count as their command's. */
  SimulatedFiles files() {
    return files;
  }

  @Override
  public Optional<String> readFile(String path) {
    return files.read(path);
  }

  @Override
  public Optional<String> readEnd(String path, int most) {
    return files.read(path).map(text -> text.substring(Math.max(0, text.length() - most)));
  }

  @Override
  public Optional<FileStatus> status(String path) {
    return files.status(path).or(() -> installed(path)).or(() -> device(path));
  }

  private Optional<FileStatus> device(String path) {
    return lvm.hasDevice(path)
        ? Optional.of(new FileStatus(FileStatus.Kind.BLOCK, path, 0660, 0, "5:" + path, "253:0"))
        : Optional.empty();
  }

  /** Every program that is simulated is in /usr/sbin. */
  private Optional<FileStatus> installed(String path) {
    String name = path.replaceFirst("^/usr/sbin/", "");
    if (missing.contains(name)) {
      struck.add(name);
      return Optional.empty();
    }
    boolean there = tools.stream().anyMatch(tool -> tool.programs().contains(name));
    return there
        ? Optional.of(new FileStatus(FileStatus.Kind.REGULAR, path, 0755, 1, "1:" + name, ""))
        : Optional.empty();
  }

  @Override
  public Optional<String> linkTarget(String path) {
    return files.linkTarget(path);
  }

  @Override
  public long freeBytes(String folder) {
    return freeBytes;
  }

  @Override
  public List<String> list(String folder) {
    return files.list(folder);
  }

  @Override
  public Optional<String> whyUnwritable(String path) {
    return Optional.ofNullable(unwritable.get(path)).map(Json::textOrEmpty);
  }

  @Override
  public void writeFile(String path, String text, int mode) {
    whyUnwritable(path)
        .ifPresent(
            reason -> {
              throw new HostFailure("could not write %s: %s".formatted(path, reason));
            });
    Optional<String> copied = files.same(text).filter(other -> !other.equals(path));
    files.write(path, text, mode);
    changes.add("write " + path + copied.map(other -> " as " + other).orElse(""));
    if (copied.isPresent()) {
      return;
    }
    text.lines().forEach(line -> changes.add(("  | " + line).stripTrailing()));
  }

  @Override
  public Attributes attributes(String path) {
    return files.attributes(path);
  }

  @Override
  public void removeFile(String path) {
    if (files.remove(path)) {
      changes.add("remove " + path);
    }
  }

  @Override
  public void makeFolder(String path, int mode) {
    if (files.status(path).isEmpty()) {
      changes.add("folder %s %04o".formatted(path, mode));
    }
    files.folder(path);
  }

  @Override
  public void makeLink(String path, String target) {
    if (files.exists(path)) {
      throw new HostFailure("could not make the link " + path + ": something is there already");
    }
    files.link(path, target);
    changes.add("link " + path + " -> " + target);
  }

  @Override
  public Lock lock(String name, Duration limit) {
    return () -> {};
  }

  @Override
  public boolean isRoot() {
    return root;
  }

  @Override
  public boolean isEnding() {
    return false;
  }

  @Override
  public void pause(Duration time) {
    clock = clock.plus(time);
    tools.forEach(tool -> tool.timePassed(clock));
  }

  @Override
  public Duration clock() {
    return clock;
  }

  /** A command that answers as the case says, mostly wrong, named by how its line begins. */
  private record Fault(
      String begins, int status, String stdout, String stderr, boolean hangs, boolean never) {
    static Fault of(Json json) {
      return new Fault(
          json.get("command").textOrEmpty(),
          Integer.parseInt(json.get("status").text().orElse("1")),
          json.get("stdout").textOrEmpty(),
          json.get("stderr").textOrEmpty(),
          json.get("hangs").textOrEmpty().equals("true"),
          json.get("never").textOrEmpty().equals("true"));
    }

    boolean strikes(Command command) {
      return command.toString().startsWith(begins);
    }

    CommandResult result(Command command) {
      if (never) {
        throw new AssertionError("the case says that this is never started: " + command);
      }
      CommandResult result = new CommandResult(command.argv(), status, stdout, stderr);
      if (hangs) {
        throw new CommandFailed(
            result,
            "finish '" + command + "'",
            "was ended after %d s".formatted(command.limit().toSeconds()));
      }
      return result;
    }
  }
}
