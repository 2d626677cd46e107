package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.plan.Step;
import dom0.plan.WriteFile;
import dom0.xenguest.xl.Xl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a guest's file, once xl has read the same text elsewhere without complaint.
 *
 * @param mode permission bits for a file that is new
 * @param rehearsed whether xl can be asked: only where Xen runs
 */
public record WriteGuestFile(String path, String text, int mode, boolean rehearsed)
    implements Step {
  /** Said of what is right: a text where there once was a number, and what will go in some Xen. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?i).*got a tsc mode string.*|.*deprecated.*|parsing config from .*|.*device model override"
              + " given without specific.*|.*bios_path_override given without.*|.*msr_relaxed will be removed"
              + ".*|if it fixes an issue you are having.*|");

  @Override
  public void applyTo(Host host) {
    if (rehearsed) {
      check(host);
    }
    host.writeFile(path, text, mode);
  }

  private void check(Host host) {
    CommandResult result = host.run(Xl.dryRun(path, text));
    result.orFail("have xl read the new text of " + path);
    // A word that xl does not know is a line and status 0, and the guest then starts without it.
    List<String> complaints = complaints(result);
    if (!complaints.isEmpty() && host.status(path).isPresent()) {
      // What xl says of the file as it was stands against no change of another key.
      complaints.removeAll(complaints(host.run(Xl.dryRun(path))));
    }
    if (!complaints.isEmpty()) {
      throw new HostFailure(
          "%s is not written: xl would read it, but says: %s"
              .formatted(path, String.join("; ", complaints)));
    }
  }

  private static List<String> complaints(CommandResult result) {
    return result
        .stderr()
        .lines()
        .map(String::strip)
        .filter(line -> !HARMLESS.matcher(line).matches())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Override
  public Optional<String> obstacle(Host host) {
    return new WriteFile(path, text, mode).obstacle(host);
  }

  @Override
  public String describe() {
    return "write " + path;
  }

  @Override
  public List<Command> commands() {
    return rehearsed ? List.of(Xl.dryRun(path, text)) : List.of();
  }
}
