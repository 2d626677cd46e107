package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.json.Json;
import dom0.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Saved guests: in a host.json an image is a file that holds the guest's keys as JSON. */
final class SimulatedImages {
  private final SimulatedDomains domains;
  private final SimulatedFiles files;

  SimulatedImages(SimulatedDomains domains, SimulatedFiles files) {
    this.domains = domains;
    this.files = files;
  }

  /** xl makes a file that everybody may read, unless there is one. */
  CommandResult save(Command command) {
    SimulatedDomain domain =
        domains
            .of(Long.parseLong(command.argv().get(2)))
            .orElseThrow(() -> new AssertionError("no such domain: " + command));
    files.write(command.argv().get(3), JsonText.of(domain.keys), 0644);
    if (domain.guest == SimulatedDomain.Guest.ZOMBIE) {
      domain.letters = "---ss-";
    } else {
      domains.remove(domain);
    }
    return new CommandResult(
        command.argv(),
        0,
        "",
        "Saving to %s new xl format (info 0x3/0x0/1234)\n".formatted(command.argv().get(3)));
  }

  CommandResult restore(Command command, SimulatedHost host) {
    Optional<Json> image = files.read(command.argv().get(3)).map(Json::parse);
    if (image.isEmpty()) {
      return failed(command, "Can't open the image: No such file or directory");
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    image
        .get()
        .members()
        .forEach(
            (key, value) ->
                keys.put(
                    key,
                    value.isArray()
                        ? List.copyOf(value.items().stream().map(Json::textOrEmpty).toList())
                        : value.textOrEmpty()));
    Optional<String> problem = domains.problem(keys);
    if (problem.isPresent()) {
      return failed(command, problem.get());
    }
    domains.create(keys, host.clock()).letters = "--p---";
    return new CommandResult(command.argv(), 0, "", "Loading new save file\n");
  }

  private static CommandResult failed(Command command, String text) {
    return new CommandResult(command.argv(), 3, "", text + "\n");
  }
}
