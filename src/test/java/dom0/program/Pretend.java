package dom0.program;

import dom0.host.Command;
import dom0.host.Host;
import dom0.json.Json;
import dom0.module.Arguments;
import dom0.module.Choice;
import dom0.module.HostModule;
import dom0.module.Option;
import dom0.plan.Diff;
import dom0.plan.Plan;
import dom0.plan.ReplaceFile;
import dom0.plan.RunCommand;
import java.util.List;
import java.util.Map;
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

  /** How it keeps the text. */
  public enum Manner implements Choice {
    SOFT,
    HARD
  }

  public static final Option<String> TEXT = Option.text("text").mandatory();
  static final Option<String> PASSWORD = Option.text("password").hidden();
  public static final Option<Manner> MODE =
      Option.choice("mode", Manner.values()).byDefault(Manner.SOFT);
  public static final Option<Long> COUNT = Option.number("count", 0, 10);
  public static final Option<Boolean> FORCE = Option.flag("force").byDefault(false);
  public static final Option<List<String>> ITEMS = Option.list("items").alias("things");
  public static final Option<Map<String, Json>> OPTIONS = Option.dictionary("options");
  static final Option<Json> ANYTHING = Option.raw("anything");
  static final Option<List<Json>> SEVERAL = Option.dictionaries("several");

  private final Habit habit;

  public Pretend(Habit habit) {
    this.habit = habit;
  }

  @Override
  public String name() {
    return "grub_xen"; // its documentation is in the test's class path
  }

  @Override
  public List<Option<?>> options() {
    return List.of(TEXT, PASSWORD, MODE, COUNT, FORCE, ITEMS, OPTIONS, ANYTHING, SEVERAL);
  }

  @Override
  public Optional<Option<List<Json>>> several() {
    return Optional.of(SEVERAL);
  }

  @Override
  public String subject(String wanted) {
    return wanted;
  }

  @Override
  public String parse(Arguments arguments) {
    arguments.get(COUNT);
    arguments.get(FORCE);
    arguments.get(ITEMS);
    arguments.get(MODE);
    arguments.get(OPTIONS);
    return arguments.get(TEXT).orElse("") + arguments.get(PASSWORD).orElse("");
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
