package dom0.grubxen;

import dom0.host.Host;
import dom0.module.Arguments;
import dom0.module.HostModule;
import dom0.module.Option;
import dom0.plan.Plan;
import dom0.program.Program;
import java.util.List;

/** The module grub_xen. */
public final class GrubXen implements HostModule<GrubXenWanted, GrubXenFound> {
  public static void main(String[] args) {
    Program.main(new GrubXen(), args);
  }

  @Override
  public String name() {
    return "grub_xen";
  }

  @Override
  public List<Option<?>> options() {
    return GrubXenOptions.ALL;
  }

  @Override
  public GrubXenWanted parse(Arguments arguments) {
    return GrubXenOptions.parse(arguments);
  }

  @Override
  public GrubXenFound read(GrubXenWanted wanted, Host host) {
    return GrubXenReader.read(wanted, host);
  }

  @Override
  public Plan plan(GrubXenWanted wanted, GrubXenFound found) {
    return GrubXenPlanner.plan(wanted, found);
  }
}
