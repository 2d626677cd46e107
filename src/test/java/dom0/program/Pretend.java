package dom0.program;

import dom0.host.Command;
import dom0.host.Host;
import dom0.module.Arguments;
import dom0.module.HostModule;
import dom0.module.Option;
import dom0.plan.Diff;
import dom0.plan.Plan;
import dom0.plan.ReplaceFile;
import dom0.plan.RunCommand;
import java.util.List;
import java.util.Optional;

/** The smallest module that has every part: it keeps a text in /etc/pretend. */
public final class Pretend implements HostModule<String, Optional<String>> {
  static final String FILE = "/etc/pretend";

  /** What the module does beside writing its file. */
  public enum Habit {
    NONE,
    RUNS_UPDATE_GRUB,
    NEVER_FINISHES,
    HAS_A_BUG,
    LACKS_A_CLASS
  }

  private final Habit habit;

  public Pretend(Habit habit) {
    this.habit = habit;
  }

  @Override
  public String name() {
    return "grub_xen"; // its documentation is in the test's class path
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.text("text").mandatory(),
        Option.text("password").hidden(),
        Option.text("mode").oneOf("soft", "hard").standard("soft"),
        Option.number("count"),
        Option.flag("force").standard("false"),
        Option.list("items").alias("things"),
        Option.dictionary("options"),
        Option.raw("anything"));
  }

  @Override
  public String parse(Arguments arguments) {
    arguments.number("count", 0, 10);
    arguments.flag("force");
    arguments.list("items");
    arguments.text("mode");
    arguments.dictionary("options");
    return arguments.requiredText("text") + arguments.text("password").orElse("");
  }

  @Override
  public Optional<String> read(String wanted, Host host) {
    return host.readFile(FILE);
  }

  @Override
  public Plan plan(String wanted, Optional<String> found) {
    Plan.Builder plan = new Plan.Builder().fact("text", found.orElse(""));
    if (habit == Habit.HAS_A_BUG) {
      throw new IllegalStateException("a slip");
    }
    if (habit == Habit.NEVER_FINISHES || !found.equals(Optional.of(wanted))) {
      plan.step(new ReplaceFile(FILE, wanted, 0644)).diff(new Diff(FILE, found.orElse(""), wanted));
    }
    if (habit == Habit.RUNS_UPDATE_GRUB && !found.equals(Optional.of(wanted))) {
      plan.step(new RunCommand(Command.of("update-grub"), "make grub.cfg"));
    }
    if (habit == Habit.LACKS_A_CLASS && found.equals(Optional.of(wanted))) {
      throw new NoClassDefFoundError("dom0/Gone");
    }
    return plan.build();
  }
}
