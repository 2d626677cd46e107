package dom0.simulated;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.module.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** GRUB's tools: update-grub, which writes grub.cfg from the settings and from what is in /boot. */
final class SimulatedGrub implements SimulatedTool {
  private static final String GRUB_CFG = "/boot/grub/grub.cfg";

  /**
   * @param json {@code {"generated_with": {NAME: VALUE}}}: grub.cfg is there, written when the
   *     settings were what they are now but for these
   */
  SimulatedGrub(Json json, SimulatedFiles files) {
    Json differences = json.get("generated_with");
    if (differences.isObject()) {
      SimulatedGrubSettings settings = SimulatedGrubSettings.of(files);
      differences.members().forEach((name, value) -> settings.set(name, value.textOrEmpty()));
      files.write(GRUB_CFG, new SimulatedGrubCfg(settings, files).text(), 0600);
    }
  }

  @Override
  public Set<String> programs() {
    return Set.of("update-grub");
  }

  @Override
  public CommandResult run(Command command, SimulatedHost host) {
    if (!command.argv().equals(List.of("update-grub"))) {
      throw new AssertionError("not simulated: " + command);
    }
    return updateGrub(command, host.files());
  }

  private static CommandResult updateGrub(Command command, SimulatedFiles files) {
    SimulatedGrubSettings settings = SimulatedGrubSettings.of(files);
    if (!settings.failure().isEmpty()) {
      return new CommandResult(command.argv(), 127, "", settings.failure());
    }
    if (settings.exits()) {
      return new CommandResult(command.argv(), 0, "", ""); // a file said "exit 0": nothing is done
    }
    files.write(GRUB_CFG, new SimulatedGrubCfg(settings, files).text(), 0600);
    String said = settings.warnings() + "Generating grub configuration file ...\ndone\n";
    return new CommandResult(command.argv(), 0, "", said);
  }

  @Override
  public Object state() {
    return Map.of(); // all of it is in files
  }
}
