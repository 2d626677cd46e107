package dom0.lvmvolume;

import dom0.lvmvolume.lvm.Kind;
import dom0.lvmvolume.lvm.LogicalVolume.Fill;
import dom0.lvmvolume.lvm.LogicalVolume.Segment;
import dom0.lvmvolume.option.Layout.PoolOptions;
import dom0.text.Quantity;
import java.util.List;

/** What can be changed of a thin pool that is there, beside its size. */
final class PoolChanges {
  private PoolChanges() {}

  static List<String> whenFullWords(String word) {
    return List.of("--errorwhenfull", word.equals("error") ? "y" : "n");
  }

  static void plan(Draft draft) {
    if (draft.volume().kind() != Kind.THIN_POOL) {
      return;
    }
    growMetadata(draft);
    PoolOptions wanted = draft.wanted().layout().poolOptions();
    Segment last = draft.volume().last();
    Fill fill = draft.volume().fill();
    wanted
        .zero()
        .filter(zero -> zero != last.zero())
        .ifPresent(zero -> change(draft, "zeroing", List.of(zero ? "-Zy" : "-Zn")));
    wanted
        .discards()
        .filter(word -> !word.equals(last.discards()))
        .ifPresent(word -> change(draft, "discards", List.of("--discards", word)));
    wanted
        .whenFull()
        .filter(word -> !word.equals(fill.whenFull()))
        .ifPresent(word -> change(draft, "behaviour when full", whenFullWords(word)));
    draft.becomes(draft.volume().with(draft.volume().relations(), List.of(changed(last, wanted))));
    String full = wanted.whenFull().orElse(fill.whenFull());
    draft.becomes(draft.volume().with(filled(fill, draft.volume().fill().metadataBytes(), full)));
  }

  private static Segment changed(Segment last, PoolOptions wanted) {
    return new Segment(
        last.type(),
        last.stripes(),
        last.copies(),
        last.stripeSize(),
        last.region(),
        last.chunk(),
        wanted.discards().orElse(last.discards()),
        wanted.zero().orElse(last.zero()),
        "");
  }

  private static Fill filled(Fill fill, long metadata, String whenFull) {
    return new Fill(fill.data(), fill.metadata(), fill.sync(), metadata, whenFull);
  }

  private static void change(Draft draft, String what, List<String> words) {
    draft.refuseIfLocked("change");
    draft.change("change the %s of %s".formatted(what, draft.label()), words);
  }

  private static void growMetadata(Draft draft) {
    long has = draft.volume().fill().metadataBytes();
    long wanted =
        draft
            .wanted()
            .layout()
            .poolOptions()
            .metadata()
            .map(draft.group()::extentsFor)
            .map(extents -> extents * draft.group().extentSize())
            .orElse(has);
    if (wanted < has) {
      draft.warn(
          "%s has %s for its metadata, more than pool_metadata_size says; LVM cannot make that smaller"
              .formatted(draft.label(), Quantity.bytes(has)));
    }
    if (wanted > has) {
      draft.refuseIfLocked("extend the metadata of");
      ExtentTarget.refuseWithoutRoom(draft, (wanted - has) / draft.group().extentSize());
      draft.run(
          "extend the metadata of " + draft.label(),
          "lvextend",
          "--yes",
          "--poolmetadatasize",
          wanted + "b",
          draft.label());
      Fill fill = draft.volume().fill();
      draft.becomes(draft.volume().with(filled(fill, wanted, fill.whenFull())));
    }
  }
}
