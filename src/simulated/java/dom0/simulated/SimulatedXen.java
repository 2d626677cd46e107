package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandFailed;
import dom0.host.CommandResult;
import dom0.module.Json;
import dom0.module.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Xen's tools: xl, with texts and statuses of Xen 4.17. */
final class SimulatedXen implements SimulatedTool {
  private final Json initial;
  private final SimulatedDomains domains;

  SimulatedXen(Json initial, SimulatedFiles files) {
    this.initial = initial;
    this.domains = new SimulatedDomains(initial, files);
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
    if (line.equals("info")) {
      return printed(command, info());
    }
    if (line.matches("create -q -f [^ ]+")) {
      return created(command, words.get(3), host);
    }
    if (line.matches("(shutdown|reboot|pause|unpause|destroy) [0-9]+")) {
      return acted(command, Long.parseLong(words.get(1)), host);
    }
    throw new AssertionError("not simulated: " + command);
  }

  private String info() {
    String version = initial.get("version").text().orElse("4.17.4");
    String[] parts = version.split("\\.");
    return """
        host                   : dom0
        release                : 6.1.0-18-amd64
        nr_cpus                : 2
        virt_caps              : pv hvm hap gnttab-v1
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
            domains.freeMemory(),
            parts[0],
            parts[1],
            parts[2],
            version,
            initial.get("commandline").textOrEmpty());
  }

  private CommandResult created(Command command, String path, SimulatedHost host) {
    Optional<String> text = host.readFile(path);
    if (text.isEmpty()) {
      return failed(
          command, 1, "Failed to read config file: %s: No such file or directory".formatted(path));
    }
    Map<String, Object> keys = SimulatedXlFile.parse(text.get());
    Optional<String> problem = domains.problem(keys);
    if (problem.isPresent()) {
      return failed(command, 3, problem.get());
    }
    domains.create(keys, host.clock());
    return printed(command, "");
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
    domains.act(verb, domain.get());
    return printed(command, "");
  }

  private static CommandResult asked(Command command, SimulatedDomain domain, SimulatedHost host) {
    String verb = command.argv().get(1);
    boolean silent = domain.guest == SimulatedDomain.Guest.HUNG || domain.letters.charAt(2) == 'p';
    if (verb.equals("shutdown") && silent) {
      return unacknowledged(command, host);
    }
    if (domain.guest == SimulatedDomain.Guest.OBEDIENT) {
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
