package dom0.lvmvolume;

import dom0.host.Host;
import dom0.module.Refused;
import dom0.plan.Step;
import java.util.List;

/**
 * Stands for everything that could be planned if the volume group were there: check mode promises a
 * change, and a real run ends here.
 *
 * @param groups those that the host has
 */
record GroupNeeded(String name, List<String> groups) implements Step {
  GroupNeeded {
    groups = List.copyOf(groups);
  }

  @Override
  public void applyTo(Host host) {
    throw new Refused(
        "there is no volume group %s on this host; %s"
            .formatted(
                name, groups.isEmpty() ? "it has none" : "it has " + String.join(", ", groups)));
  }

  @Override
  public String describe() {
    return "find the volume group " + name;
  }
}
