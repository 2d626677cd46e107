package dom0.grubxen.settings;

import dom0.grubxen.grub.GrubWords;
import java.util.List;

/**
 * What sh makes of a variable.
 *
 * @param text its value
 * @param words the words that GRUB reads in it
 */
public record SettingValue(String text, List<String> words) {
  static final SettingValue NONE = new SettingValue("", List.of());

  public SettingValue {
    words = List.copyOf(words);
  }

  static SettingValue of(String text) {
    return new SettingValue(text, text.isEmpty() ? List.of() : GrubWords.of(text));
  }
}
