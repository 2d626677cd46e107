package dom0.xenguest.xlcfg;

import dom0.text.Problems;
import java.util.List;

/** The network cards in a guest's file. */
public final class GuestCards {
  private GuestCards() {}

  /** All, as far as we can read them: xl too starts a guest whose card it cannot read. */
  public static List<VifSpec> of(XlConfig config) {
    return config.strings("vif").stream().map(text -> VifSpec.parse(text, new Problems())).toList();
  }
}
