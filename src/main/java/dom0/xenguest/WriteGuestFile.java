package dom0.xenguest;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.plan.Step;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a guest's file, once xl has read the same text elsewhere without complaint.
 *
 * @param mode permission bits for a file that is new
 * @param rehearsed whether xl can be asked: only where Xen runs
 */
record WriteGuestFile(String path, String text, int mode, boolean rehearsed) implements Step {
  /** Said of what is right: a text where there once was a number, and what will go in some Xen. */
  private static final Pattern HARMLESS =
      Pattern.compile("(?i).*got a tsc mode string.*|.*deprecated.*|parsing config from .*|");

  @Override
  public void applyTo(Host host) {
    if (rehearsed) {
      check(host.run(Xl.rehearse(path, text)));
    }
    host.writeFile(path, text, mode);
  }

  private void check(CommandResult result) {
    result.orFail("have xl read the new text of " + path);
    // A word that xl does not know is a line and status 0, and the guest then starts without it.
    String complaints =
        result
            .stderr()
            .lines()
            .filter(line -> !HARMLESS.matcher(line.strip()).matches())
            .collect(Collectors.joining("; "));
    if (!complaints.isEmpty()) {
      throw new HostFailure(
          "%s is not written: xl would read it, but says: %s".formatted(path, complaints));
    }
  }

  @Override
  public String describe() {
    return "write " + path;
  }

  @Override
  public List<Command> commands() {
    return rehearsed ? List.of(Xl.rehearse(path, text)) : List.of();
  }
}
