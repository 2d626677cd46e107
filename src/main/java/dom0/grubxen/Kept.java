package dom0.grubxen;

import java.util.List;

/** An option that is as it should be, where all that nobody names is to go. */
record Kept(LineOption option) implements LineOption {
  @Override
  public String name() {
    return option.name();
  }

  @Override
  public List<String> texts() {
    return option.texts();
  }

  @Override
  public boolean concerns(String word) {
    return option.concerns(word);
  }

  @Override
  public boolean isMetByTexts(List<String> words) {
    return true;
  }

  @Override
  public boolean isInForceWithTexts(List<String> words) {
    return true;
  }
}
