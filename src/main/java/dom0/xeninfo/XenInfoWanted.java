package dom0.xeninfo;

import dom0.module.Choice;
import java.util.List;

/**
 * What is to be told of a host.
 *
 * @param subsets in the order of {@link Subset}
 */
record XenInfoWanted(List<Subset> subsets) {
  XenInfoWanted {
    subsets = List.copyOf(subsets);
  }

  /** A part of what there is to tell. */
  enum Subset implements Choice {
    HOST,
    XEN,
    BOOT,
    PROCESSORS,
    VOLUMES,
    GUESTS,
    BRIDGES,
    PACKAGES
  }
}
