package dom0.grubxen.option;

import java.util.List;

/** An option that shall not be on a line, because another line has it. */
public record Without(LineOption option) implements LineOption {
  @Override
  public String name() {
    return option.name();
  }

  @Override
  public List<String> texts() {
    return List.of();
  }

  @Override
  public boolean matches(String word) {
    return option.matches(word);
  }

  @Override
  public boolean isSatisfiedBy(List<String> words) {
    return words.isEmpty();
  }

  @Override
  public boolean isEffectiveWith(List<String> words) {
    return words.isEmpty();
  }
}
