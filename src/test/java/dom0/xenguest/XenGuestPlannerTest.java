package dom0.xenguest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dom0.module.Refused;
import dom0.plan.Plan;
import dom0.plan.Step;
import dom0.xenguest.XenGuestWanted.ChangePolicy;
import dom0.xenguest.XenGuestWanted.State;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xlcfg.XlConfig;
import dom0.xenguest.xlcfg.XlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From every state that a domain can be in to every state that can be wanted. */
class XenGuestPlannerTest {
  private static final XlConfig CONFIG =
      XlConfig.EMPTY.with("name", XlValue.of("web")).with("kernel", XlValue.of("/k"));
  private static final LiveConfig LIVE =
      new LiveConfig(Map.of("kernel", "/k", "on_reboot", "restart"), List.of());

  /** What is wanted, what is found, and the steps, with force or without. */
  record Row(State wanted, DomainState found, String steps, String forced) {}

  private static final String NO = "refused";
  private static final String ANEW = "destroy web (domain 7), start web";
  private static final String END = "destroy web (domain 7)";
  private static final String UNPAUSE = "unpause web (domain 7)";
  private static final String PAUSE = "pause web (domain 7)";
  private static final String STOP = "shut down web (domain 7)";
  private static final String REBOOT = "reboot web (domain 7)";
  private static final String REMOVE = ", remove /etc/xen/web.cfg";

  static List<Row> up() {
    return List.of(
        new Row(State.PRESENT, DomainState.CRASHED, "", ""),
        new Row(State.RUNNING, DomainState.RUNNING, "", ""),
        new Row(State.RUNNING, DomainState.PAUSED, UNPAUSE, UNPAUSE),
        new Row(State.RUNNING, DomainState.UNFINISHED, ANEW, ANEW),
        new Row(State.RUNNING, DomainState.SHUTDOWN, NO, ANEW),
        new Row(State.RUNNING, DomainState.CRASHED, NO, ANEW),
        new Row(State.RUNNING, DomainState.DYING, NO, NO),
        new Row(State.PAUSED, DomainState.RUNNING, PAUSE, PAUSE),
        new Row(State.PAUSED, DomainState.PAUSED, "", ""),
        new Row(State.PAUSED, DomainState.CRASHED, NO, NO),
        new Row(State.RESTARTED, DomainState.RUNNING, REBOOT, REBOOT),
        new Row(State.RESTARTED, DomainState.PAUSED, NO, ANEW),
        new Row(State.RESTARTED, DomainState.CRASHED, NO, ANEW),
        new Row(State.RESTARTED, DomainState.UNFINISHED, ANEW, ANEW));
  }

  static List<Row> down() {
    return List.of(
        new Row(State.SHUTDOWN, DomainState.RUNNING, STOP, STOP),
        new Row(State.SHUTDOWN, DomainState.PAUSED, NO, END),
        new Row(State.SHUTDOWN, DomainState.UNFINISHED, END, END),
        new Row(State.SHUTDOWN, DomainState.CRASHED, "", ""),
        new Row(State.DESTROYED, DomainState.RUNNING, END, END),
        new Row(State.DESTROYED, DomainState.CRASHED, END, END),
        new Row(State.DESTROYED, DomainState.DYING, NO, NO),
        new Row(State.ABSENT, DomainState.RUNNING, NO, STOP + REMOVE),
        new Row(State.ABSENT, DomainState.PAUSED, NO, END + REMOVE),
        new Row(State.ABSENT, DomainState.UNFINISHED, END + REMOVE, END + REMOVE));
  }

  @ParameterizedTest
  @MethodSource({"up", "down"})
  void plans(Row row) {
    assertEquals(row.steps(), planned(row, false));
    assertEquals(row.forced(), planned(row, true));
  }

  private static String planned(Row row, boolean force) {
    XenGuestWanted wanted =
        Guests.wanted(row.wanted(), XlConfig.EMPTY, ChangePolicy.STANDARD.forced(force));
    XenGuestFound found =
        Guests.found(CONFIG, Optional.of(Guests.domain(row.found(), LIVE)), List.of());
    try {
      return String.join(", ", plan(wanted, found).steps().stream().map(Step::describe).toList());
    } catch (Refused e) {
      return "refused";
    }
  }

  private static Plan plan(XenGuestWanted wanted, XenGuestFound found) {
    return XenGuestPlanner.plan(wanted, Guests.compared(wanted, found));
  }

  @Test
  void namesEveryObstacle() {
    XenGuestFound found = Guests.found(CONFIG, Optional.empty(), List.of("one", "two"));
    XenGuestWanted wanted =
        Guests.wanted(State.RUNNING, XlConfig.EMPTY, ChangePolicy.STANDARD.forced(true));

    Refused refused = assertThrows(Refused.class, () -> plan(wanted, found));

    assertEquals("web is not started: one; two", refused.getMessage());
  }
}
