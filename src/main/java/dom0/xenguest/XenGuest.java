package dom0.xenguest;

import dom0.host.Host;
import dom0.json.Json;
import dom0.module.Arguments;
import dom0.module.HostModule;
import dom0.module.Option;
import dom0.plan.Plan;
import dom0.program.Program;
import java.util.List;
import java.util.Optional;

/** The module xen_guest. */
public final class XenGuest implements HostModule<XenGuestWanted, XenGuestFound> {
  public static void main(String[] args) {
    Program.main(new XenGuest(), args);
  }

  @Override
  public String name() {
    return "xen_guest";
  }

  @Override
  public List<Option<?>> options() {
    return XenGuestOptions.ALL;
  }

  @Override
  public XenGuestWanted parse(Arguments arguments) {
    return XenGuestOptions.parse(arguments);
  }

  @Override
  public XenGuestFound read(XenGuestWanted wanted, Host host) {
    return XenGuestReader.read(wanted, host);
  }

  @Override
  public Plan plan(XenGuestWanted wanted, XenGuestFound found) {
    return XenGuestPlanner.plan(wanted, found);
  }

  @Override
  public Optional<Option<List<Json>>> several() {
    return Optional.of(XenGuestOptions.GUESTS);
  }

  @Override
  public String subject(XenGuestWanted wanted) {
    return wanted.name();
  }

  /**
   * A restart is an act: what must be true after it is that the guest runs. A guest that was saved
   * runs with the configuration of then; what of its file it can have as it runs is the next run's.
   */
  @Override
  public XenGuestWanted settled(XenGuestWanted wanted, XenGuestFound before) {
    XenGuestWanted settled = wanted.onceRestarted();
    return before.isSaved() || before.isRestoring() ? settled.onceRestored() : settled;
  }
}
