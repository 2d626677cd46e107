package dom0;

import dom0.grubxen.GrubXen;
import dom0.lvmvolume.LvmVolume;
import dom0.module.HostModule;
import dom0.xenguest.XenGuest;
import dom0.xeninfo.XenInfo;
import java.nio.file.Path;
import java.util.List;

/** All modules, for the tests that hold for each. */
final class Modules {
  static final List<HostModule<?, ?>> ALL =
      List.of(new GrubXen(), new LvmVolume(), new XenGuest(), new XenInfo());

  private Modules() {}

  /** The module that a case is of. */
  static HostModule<?, ?> of(Path folder) {
    String name = CasesTest.CASES.relativize(folder).getName(0).toString();
    return ALL.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
