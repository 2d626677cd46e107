package dom0.xenguest;

import dom0.xenguest.XenGuestFound.Checks;
import dom0.xenguest.XenGuestFound.Image;
import dom0.xenguest.XenGuestFound.Toolstack;
import dom0.xenguest.XenGuestWanted.ChangePolicy;
import dom0.xenguest.XenGuestWanted.Content;
import dom0.xenguest.XenGuestWanted.State;
import dom0.xenguest.guard.Autostart;
import dom0.xenguest.guard.GuestFile;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.LiveConfig;
import dom0.xenguest.xlcfg.XlConfig;
import dom0.xenguest.xlcfg.XlConfigParser;
import dom0.xenguest.xlcfg.XlFile;
import java.util.List;
import java.util.Optional;

/** What is wanted and found of a guest called web, for tables. */
public final class Guests {
  private Guests() {}

  static XenGuestWanted wanted(State state, XlConfig options, ChangePolicy policy) {
    return new XenGuestWanted(
        "web",
        Optional.empty(),
        state,
        new Content(options, List.of(), true, false, false),
        XenGuestWanted.Autostart.AS_IT_IS,
        Optional.empty(),
        policy);
  }

  static XenGuestFound found(XlConfig config, Optional<Domain> domain, List<String> obstacles) {
    String path = "/etc/xen/web.cfg";
    XlFile content = XlConfigParser.file(path, config.render());
    return new XenGuestFound(
        new GuestFile(path, Optional.of(config.render()), content, 0644),
        Optional.empty(),
        Autostart.NONE,
        new Image("/var/lib/xen/save/web", Optional.empty()),
        "seed",
        new Toolstack(true, "", Optional.empty()),
        domain,
        Comparison.NONE,
        new Checks(
            obstacles, List.of(), List.of(), List.of(), Optional.of(1000L), List.of(), true));
  }

  /** As the reader hands it to the planner. */
  static XenGuestFound compared(XenGuestWanted wanted, XenGuestFound found) {
    return found.with(
        Comparison.of(wanted, found, DesiredConfig.of(wanted, found), LibxlComparison.NOT_ASKED));
  }

  static Domain domain(DomainState state, LiveConfig live) {
    return new Domain("web", 7, 128, 1, state, "-b----", true, Optional.of(live), Optional.empty());
  }

  public static XlConfig config(String text) {
    return XlConfigParser.parse("/etc/xen/web.cfg", text);
  }
}
