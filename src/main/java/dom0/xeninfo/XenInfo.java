package dom0.xeninfo;

import dom0.host.Host;
import dom0.module.Arguments;
import dom0.module.HostModule;
import dom0.module.Option;
import dom0.plan.Plan;
import dom0.program.Program;
import java.util.List;

/** The module xen_info. */
public final class XenInfo implements HostModule<XenInfoWanted, XenInfoFound> {
  public static void main(String[] args) {
    Program.main(new XenInfo(), args);
  }

  @Override
  public String name() {
    return "xen_info";
  }

  @Override
  public List<Option<?>> options() {
    return XenInfoOptions.ALL;
  }

  @Override
  public XenInfoWanted parse(Arguments arguments) {
    return XenInfoOptions.parse(arguments);
  }

  @Override
  public XenInfoFound read(XenInfoWanted wanted, Host host) {
    return XenInfoReader.read(wanted, host);
  }

  @Override
  public Plan plan(XenInfoWanted wanted, XenInfoFound found) {
    return XenInfoPlanner.plan(found);
  }
}
