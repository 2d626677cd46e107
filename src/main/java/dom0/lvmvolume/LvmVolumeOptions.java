package dom0.lvmvolume;

import dom0.module.Arguments;
import dom0.module.Option;
import java.util.List;
import java.util.Optional;

/** The options of lvm_volume, named as community.general.lvol names them. */
final class LvmVolumeOptions {
  static final List<Option> ALL =
      List.of(
          Option.text("lv").mandatory(),
          Option.text("vg"),
          Option.text("size"),
          Option.text("state").standard("present").oneOf("present", "absent"),
          Option.flag("force").standard("false"),
          Option.flag("shrink").standard("false"),
          Option.list("pvs"));

  private LvmVolumeOptions() {}

  static LvmVolumeWanted parse(Arguments arguments) {
    VolumeName name = VolumeName.of(arguments);
    List<String> pvs = pvs(arguments);
    Optional<Size> size = size(arguments);
    boolean present = arguments.requiredText("state").equals("present");
    boolean force = arguments.isTrue("force");
    boolean shrink = arguments.isTrue("shrink");
    arguments.refuseIfBad();
    return new LvmVolumeWanted(name, size, present, force, shrink, pvs);
  }

  private static List<String> pvs(Arguments arguments) {
    List<String> pvs = arguments.list("pvs");
    for (String pv : pvs) {
      if (!pv.matches("/\\P{Cntrl}+")) {
        arguments.problem(
            "option pvs must hold paths of devices such as /dev/sdb, not '%s'".formatted(pv));
      }
    }
    return pvs;
  }

  private static Optional<Size> size(Arguments arguments) {
    try {
      Optional<Size> size = arguments.text("size").map(Size::parse);
      boolean ofPvs = size.flatMap(Size::shareOf).equals(Optional.of(Size.Whole.PVS));
      if (ofPvs && !arguments.given("pvs")) {
        arguments.problem("option size is a share of the PVs, so option pvs must name them");
      }
      return size;
    } catch (Size.Malformed e) {
      arguments.problem("option size " + e.getMessage());
      return Optional.empty();
    }
  }
}
