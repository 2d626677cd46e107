package dom0.xenguest.xlcfg;

import dom0.text.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value in a file of xl: a string, a number as it is written, or a list. */
public sealed interface XlValue {
  /** The value as xl reads it. */
  String render();

  /** The text of a string or number; empty for a list. */
  Optional<String> scalar();

  /**
   * A form that is equal for texts that mean the same to xl; an unreadable text means only itself.
   */
  default Optional<String> meaning() {
    return scalar();
  }

  static XlValue of(String text) {
    return new Text(text);
  }

  static XlValue of(long number) {
    return new Digits(Long.toString(number));
  }

  static XlValue of(List<String> items) {
    return new Items(items.stream().map(XlValue::of).toList());
  }

  /** A list of disks, as we write them. */
  static XlValue ofDisks(List<DiskSpec> disks) {
    return new Items(
        disks.stream().<XlValue>map(it -> new Disk(it.render(), it, List.of())).toList());
  }

  /** A list of network interfaces, as we write them. */
  static XlValue ofCards(List<VifSpec> cards) {
    return new Items(cards.stream().<XlValue>map(Card::of).toList());
  }

  /** What stands as a string. */
  sealed interface Quoted extends XlValue {
    /** The string, without the quotes. */
    String text();

    @Override
    default String render() {
      // xl knows more escapes, but breaks on some of them; these two are enough.
      return '"' + text().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    default Optional<String> scalar() {
      return Optional.of(text());
    }
  }

  /** A string that says nothing more to us. */
  record Text(String text) implements Quoted {}

  /** An item of the list {@code disk}: its text, what it says, and what is wrong with it. */
  record Disk(String text, DiskSpec spec, List<String> problems) implements Quoted {
    static Disk parse(String text) {
      Problems problems = new Problems();
      return new Disk(text, DiskSpec.parse(text, problems), problems.found());
    }

    @Override
    public Optional<String> meaning() {
      return Optional.of(problems.isEmpty() ? spec.render() : text);
    }
  }

  /** An item of the list {@code vif}. */
  record Card(String text, VifSpec spec, List<String> problems) implements Quoted {
    static Card parse(String text) {
      Problems problems = new Problems();
      return new Card(text, VifSpec.parse(text, problems), problems.found());
    }

    /** As we write it. */
    public static Card of(VifSpec spec) {
      return new Card(spec.render(), spec, List.of());
    }

    @Override
    public Optional<String> meaning() {
      return Optional.of(problems.isEmpty() ? spec.render() : text);
    }
  }

  /** A number, which xl too keeps as text and reads as C does: 0x60 and 0140 are 96. */
  record Digits(String digits) implements XlValue {
    @Override
    public String render() {
      return digits;
    }

    @Override
    public Optional<String> scalar() {
      return Optional.of(digits);
    }
  }

  /** A list, one item a line: a change to one is a line in a difference. */
  record Items(List<XlValue> items) implements XlValue {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String render() {
      return items.isEmpty()
          ? "[]"
          : items.stream()
              .map(item -> "  " + inside(item) + ",\n")
              .collect(Collectors.joining("", "[\n", "]"));
    }

    /** A list in a list stands on one line. */
    private static String inside(XlValue item) {
      return item instanceof Items list
          ? list.items().stream().map(Items::inside).collect(Collectors.joining(", ", "[", "]"))
          : item.render();
    }

    @Override
    public Optional<String> scalar() {
      return Optional.empty();
    }
  }
}
