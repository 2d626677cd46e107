package dom0.lvmvolume.option;

import dom0.module.Choice;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What can be changed of a volume at any time; empty where it may be as it is.
 *
 * @param said whether the user said something of the activation, not only the default does
 * @param tags exactly these, whatever there was
 * @param readAhead "auto", or bytes
 * @param minor a device number, or -1 for any
 */
public record WantedSettings(
    Activation activation,
    boolean said,
    Optional<Boolean> autoactivated,
    Optional<Boolean> skip,
    Optional<Boolean> readOnly,
    Optional<List<String>> tags,
    List<String> addTags,
    List<String> removeTags,
    Optional<String> readAhead,
    Optional<String> allocation,
    Optional<Long> minor) {

  public WantedSettings {
    addTags = List.copyOf(addTags);
    removeTags = List.copyOf(removeTags);
  }

  /** Whether the volume is active, and for whom in a group that several hosts share. */
  public enum Activation implements Choice {
    ON("true", "-ay"),
    OFF("false", "-an"),
    EXCLUSIVE("exclusive", "-aey"),
    SHARED("shared", "-asy");

    private final String word;
    private final String flag;

    Activation(String word, String flag) {
      this.word = word;
      this.flag = flag;
    }

    @Override
    public String word() {
      return word;
    }

    /** As lvchange has it. */
    public String flag() {
      return flag;
    }

    public boolean on() {
      return this != OFF;
    }
  }

  /** The tags of a volume that had these. */
  public List<String> tagsAfter(List<String> before) {
    TreeSet<String> after = new TreeSet<>(tags.orElse(before));
    after.addAll(addTags);
    removeTags.forEach(after::remove);
    return List.copyOf(after);
  }
}
