package dom0.grubxen.option;

import java.util.List;
import java.util.Optional;

/**
 * How an option says true and false.
 *
 * @param yes a value, "bare" for the name alone, "-" where true cannot be said
 * @param no a value, "no-" for no-name, "-" where false cannot be said
 * @param bare whether the name alone is true
 */
public record BooleanSpelling(String yes, String no, boolean bare) {
  private static final String NONE = "-";
  private static final String BARE = "bare";

  /** Reads "" for no booleans, or the words of true and false, and "bare". */
  static BooleanSpelling of(String text) {
    if (text.isEmpty()) {
      return new BooleanSpelling(NONE, NONE, false);
    }
    List<String> words = List.of(text.split(" "));
    return new BooleanSpelling(words.get(0), words.get(1), words.contains(BARE));
  }

  /** The word for Xen; empty when the option cannot say it. */
  public Optional<String> word(String name, boolean flag) {
    String form = flag ? yes : no;
    return switch (form) {
      case NONE -> Optional.empty();
      case BARE -> Optional.of(name);
      case "no-" -> Optional.of(form + name);
      default -> Optional.of(name + "=" + form);
    };
  }

  /** The boolean that a value means. */
  Optional<Boolean> meaning(String value) {
    if (value.isEmpty()) {
      return bare ? Optional.of(true) : Optional.empty();
    }
    return value.equals(yes)
        ? Optional.of(true)
        : value.equals(no) ? Optional.of(false) : OptionKind.bool(value);
  }

  /** Why a boolean cannot be said, where {@link #word} has none for it. */
  String complaint(String syntax) {
    return yes.equals(NONE) && no.equals(NONE)
        ? "takes %s, not a boolean; if a word such as on is meant, put it in quotes"
            .formatted(syntax)
        : "cannot be %s; null removes the option".formatted(no.equals(NONE) ? "false" : "true");
  }
}
