package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandFailed;
import dom0.host.CommandResult;
import dom0.json.Json;
import dom0.json.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Xen's tools: xl, with texts and statuses of Xen 4.17. */
final class SimulatedXen implements SimulatedTool {
  private static final String TOPOLOGY =
      """
      cpu_topology           :
      cpu:    core    socket     node
        0:       0        0        0
        1:       1        0        0
      device topology        :
      device           node
      No device topology data available
      numa_info              :
      node:    memsize    memfree    distances
         0:      4095       2900      10
      """;

  private static final String BUILD =
      """
      nr_nodes               : 1
      cores_per_socket       : 2
      threads_per_core       : 1
      xen_changeset          :
      cc_compile_date        : Sat Mar  2 18:29:01 UTC 2024
      build_id               : 151b373fd64b321593bf987fd923cd10dabadac4
      """;

  private final Json initial;
  private final SimulatedDomains domains;
  private final SimulatedLive live;
  private final SimulatedImages images;

  SimulatedXen(Json initial, SimulatedFiles files) {
    this.initial = initial;
    this.domains = new SimulatedDomains(initial, files);
    this.live = new SimulatedLive(domains, files);
    this.images = new SimulatedImages(domains, files);
  }

  @Override
  public Set<String> programs() {
    return Set.of("xl");
  }

  @Override
  public void timePassed(Duration now) {
    domains.timePassed(now);
  }

  @Override
  public CommandResult run(Command command, SimulatedHost host) {
    List<String> words = command.argv().subList(1, command.argv().size());
    if (initial.isMissing()) {
      return failed(command, 1, "ERROR:  Can't find hypervisor information in sysfs!");
    }
    String line = String.join(" ", words);
    if (line.equals("list")) {
      return printed(command, domains.table());
    }
    if (line.equals("list -l")) {
      return printed(command, JsonText.of(domains.json()) + "\n");
    }
    if (line.matches("info( -n)?")) {
      return printed(command, info(line));
    }
    if (line.equals("list -v")) {
      return printed(command, domains.tableWithUuids());
    }
    if (line.matches("create (-n )?-q -f [^ ]+")) {
      return created(command, words.get(words.size() - 1), host);
    }
    if (SimulatedLive.VERBS.contains(words.get(0))) {
      return live.run(command, host);
    }
    return other(command, line, host);
  }

  private CommandResult other(Command command, String line, SimulatedHost host) {
    String last = command.argv().get(command.argv().size() - 1);
    if (line.matches("list -l [0-9]+")) {
      return listed(command, Long.parseLong(last));
    }
    if (line.matches("unpause [a-z][^ ]*")) {
      long id = domains.named(last).id;
      return acted(command, id, host);
    }
    if (line.matches("(shutdown|reboot)( -F)? [0-9]+|(pause|unpause|destroy) [0-9]+")) {
      return acted(command, Long.parseLong(last), host);
    }
    if (line.matches("save [0-9]+ /[^ ]+")) {
      return images.save(command);
    }
    if (line.matches("restore -p /[^ ]+")) {
      return images.restore(command, host);
    }
    if (line.matches("console [0-9]+")) {
      return console(command, Long.parseLong(last), host);
    }
    throw new AssertionError("not simulated: " + command);
  }

  private CommandResult listed(Command command, long id) {
    if (domains.of(id).isEmpty()) {
      return failed(command, 1, "Error: Domain '" + id + "' does not exist.");
    }
    List<Object> one =
        domains.json().stream()
            .filter(
                it ->
                    it instanceof Map<?, ?> domain && Long.valueOf(id).equals(domain.get("domid")))
            .toList();
    return printed(command, JsonText.of(one) + "\n");
  }

  /** Shows what the guest wrote and waits for more, until it is ended. */
  private CommandResult console(Command command, long id, SimulatedHost host) {
    String name = domains.of(id).map(domain -> domain.name).orElse("");
    host.pause(command.limit());
    throw new CommandFailed(
        new CommandResult(command.argv(), 143, initial.get("consoles").get(name).textOrEmpty(), ""),
        "finish '" + command + "'",
        "was ended after %d s".formatted(command.limit().toSeconds()));
  }

  private String info(String line) {
    return line.equals("info") ? info() : info() + TOPOLOGY;
  }

  private String info() {
    String version = initial.get("version").text().orElse("4.17.4");
    String[] parts = version.split("\\.");
    return """
    host                   : dom0
    release                : 6.1.0-18-amd64
    nr_cpus                : %d
    virt_caps              : %s
    total_memory           : 4095
    free_memory            : %d
    xen_major              : %s
    xen_minor              : %s
    xen_extra              : .%s
    xen_version            : %s
    xen_scheduler          : credit2
    xen_commandline        : %s
    """
            .formatted(
                domains.hostCpus(),
                initial.get("virt_caps").text().orElse("pv hvm hap gnttab-v1"),
                domains.freeMemory(),
                parts[0],
                parts[1],
                parts[2],
                version,
                initial.get("commandline").textOrEmpty())
        + BUILD;
  }

  private CommandResult created(Command command, String path, SimulatedHost host) {
    Optional<String> text = host.readFile(path);
    if (text.isEmpty()) {
      return failed(
          command, 1, "Failed to read config file: %s: No such file or directory".formatted(path));
    }
    Map<String, Object> keys = SimulatedXlFile.parse(text.get());
    if (command.argv().contains("-n")) {
      return rehearsed(command, keys);
    }
    Optional<String> problem = domains.problem(keys);
    if (problem.isPresent()) {
      return failed(command, 3, problem.get());
    }
    SimulatedDomain domain = domains.create(keys, host.clock());
    return domain.guest == SimulatedDomain.Guest.LEFT_BEHIND
        ? failed(command, 3, "libxl: error: failed to open the log of the guest's process")
        : printed(command, "");
  }

  /** Reads a file and looks at nothing else. */
  private CommandResult rehearsed(Command command, Map<String, Object> keys) {
    boolean boots =
        List.of("kernel", "bootloader", "firmware").stream().anyMatch(keys::containsKey);
    if (!keys.containsKey("name")) {
      return failed(command, 1, "Domain name must be specified.");
    }
    if (!boots && !keys.getOrDefault("type", "pv").equals("hvm")) {
      return failed(command, 1, "Neither kernel nor bootloader specified");
    }
    SimulatedDomain domain = new SimulatedDomain(0, keys, SimulatedDomain.Guest.OBEDIENT);
    return printed(
        command, JsonText.of(new SimulatedConfig(domain, domains.hostCpus()).config()) + "\n");
  }

  private CommandResult acted(Command command, long id, SimulatedHost host) {
    String verb = command.argv().get(1);
    Optional<SimulatedDomain> domain = domains.of(id);
    if (id == 0) {
      throw new AssertionError("an act on Domain-0: " + command);
    }
    if (domain.isEmpty()) {
      return unknown(command, verb, id);
    }
    if (verb.equals("shutdown") || verb.equals("reboot")) {
      return asked(command, domain.get(), host);
    }
    if (verb.equals("destroy") && domains.comesBack(domain.get(), host.clock())) {
      return failed(command, 1, "destroy failed (rc=-15)");
    }
    domains.act(verb, domain.get());
    return printed(command, "");
  }

  private static CommandResult asked(Command command, SimulatedDomain domain, SimulatedHost host) {
    String verb = command.argv().get(1);
    boolean forced = command.argv().contains("-F");
    if (domain.guest == SimulatedDomain.Guest.WITHOUT_DRIVERS && !forced) {
      return failed(
          command,
          1,
          """
          PV control interface not available:
          external graceful shutdown not possible.
          Use "-F" to fallback to ACPI power event.""");
    }
    boolean silent = domain.guest == SimulatedDomain.Guest.HUNG || domain.letters.charAt(2) == 'p';
    if (verb.equals("shutdown") && silent) {
      return unacknowledged(command, host);
    }
    if (domain.obeys()) {
      domain.then(verb, host.clock().plusSeconds(2));
    }
    String doing = verb.equals("shutdown") ? "Shutting down" : "Rebooting";
    return printed(command, doing + " domain " + domain.id + "\n");
  }

  private static CommandResult unknown(Command command, String verb, long id) {
    return switch (verb) {
      case "destroy" -> failed(command, 1, "destroy failed (rc=-21)");
      case "pause", "unpause" ->
          new CommandResult(
              command.argv(),
              0,
              "",
              "libxl_domain_%s: Domain %d: No such process\n".formatted(verb, id));
      default -> failed(command, 1, verb + " failed (rc=-3)");
    };
  }

  /** xl waits 60 s for the guest, unless it is ended before that. */
  private static CommandResult unacknowledged(Command command, SimulatedHost host) {
    Duration patience = Duration.ofMinutes(1);
    if (command.limit().compareTo(patience) <= 0) {
      host.pause(command.limit());
      throw new CommandFailed(
          new CommandResult(command.argv(), 143, "", ""),
          "finish '" + command + "'",
          "was ended after %d s".formatted(command.limit().toSeconds()));
    }
    host.pause(patience);
    return failed(
        command, 1, "guest didn't acknowledge control request: -9\nshutdown failed (rc=-9)");
  }

  private static CommandResult printed(Command command, String text) {
    return new CommandResult(command.argv(), 0, text, "");
  }

  private static CommandResult failed(Command command, int status, String text) {
    return new CommandResult(command.argv(), status, "", text + "\n");
  }

  @Override
  public Object state() {
    return new ArrayList<>(domains.state());
  }
}
