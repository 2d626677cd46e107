package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.json.Json;
import java.util.Map;
import java.util.Set;

/**
 * {@code apt-cache policy} of packages that are installed: of the key "apt", which has an object
 * with {@code installed} and {@code candidate} for each.
 */
final class SimulatedApt implements SimulatedTool {
  private final Map<String, Json> packages;

  SimulatedApt(Json apt) {
    packages = apt.members();
  }

  @Override
  public Set<String> programs() {
    return Set.of("apt-cache");
  }

  @Override
  public CommandResult run(Command command, SimulatedHost host) {
    if (!command.argv().get(1).equals("policy")) {
      throw new AssertionError("not simulated: " + command);
    }
    StringBuilder said = new StringBuilder();
    for (String name : command.argv().subList(2, command.argv().size())) {
      Json its = packages.getOrDefault(name, Json.of(""));
      String candidate = its.get("candidate").textOrEmpty();
      said.append(
          """
          %s:
            Installed: %s
            Candidate: %s
            Version table:
               %s 500
                  500 http://deb.debian.org/debian bookworm/main amd64 Packages
           *** %s 100
                  100 /var/lib/dpkg/status
          """
              .formatted(
                  name,
                  its.get("installed").textOrEmpty(),
                  candidate,
                  candidate,
                  its.get("installed").textOrEmpty()));
    }
    return new CommandResult(command.argv(), 0, said.toString(), "");
  }

  @Override
  public Object state() {
    return ""; // nothing here changes it
  }
}
