package dom0.lvmvolume;

import dom0.lvmvolume.option.SettingsOptions;
import java.util.List;

/**
 * Takes the mark off a volume that was made and wiped. A volume that is found with it was made by a
 * run that was killed, maybe before old data was wiped away.
 */
final class UnfinishedMark {
  private static final String MARK = SettingsOptions.UNFINISHED;
  private static final String DOING = "go on with";

  private UnfinishedMark() {}

  static void plan(Draft draft) {
    if (!draft.volume().settings().tags().contains(MARK)) {
      return;
    }
    if (draft.found().subject().isPresent() && draft.wanted().createOptions().wipe()) {
      refuseUnlessBlank(draft);
    }
    draft.change("mark %s as finished".formatted(draft.label()), List.of("--deltag", MARK));
    List<String> tags =
        draft.volume().settings().tags().stream().filter(tag -> !tag.equals(MARK)).toList();
    draft.becomes(draft.volume().settings().withTags(tags));
  }

  private static void refuseUnlessBlank(Draft draft) {
    draft.refuseIfLocked(DOING);
    String killed = "the run that made it was killed before wiping it, and now it ";
    String help =
        "; if what it holds is meant to be there, lvchange --deltag %s %s takes the mark off; if it is old, remove the volume"
            .formatted(MARK, draft.label());
    if (draft.volume().open()) {
      throw draft.refusal(DOING, killed + "is open, " + draft.found().use().words() + help);
    }
    if (!draft.volume().active()) {
      throw draft.refusal(
          DOING,
          killed
              + "is not active, so what is on it cannot be seen: lvchange -ay %s activates it"
                  .formatted(draft.label())
              + help);
    }
    draft
        .found()
        .use()
        .content()
        .ifPresent(
            content -> {
              throw draft.refusal(DOING, killed + "holds " + content.what() + help);
            });
  }
}
