package dom0;

import dom0.grubxen.GrubXen;
import dom0.lvmvolume.LvmVolume;
import dom0.module.HostModule;
import dom0.xenguest.XenGuest;
import java.util.List;

/** All modules, for the tests that hold for each. */
final class Modules {
  static final List<HostModule<?, ?>> ALL = List.of(new GrubXen(), new LvmVolume(), new XenGuest());

  private Modules() {}
}
