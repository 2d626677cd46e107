package dom0.lvmvolume.option;

import dom0.lvmvolume.size.SizeReading;
import dom0.module.Arguments;
import dom0.text.UnusableValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The values of options that may also be said in opts, in lvcreate's words. */
public record OptionValues(Arguments arguments, LvcreateWords words) {
  public static OptionValues of(Arguments arguments) {
    try {
      return new OptionValues(arguments, LvcreateWords.read(arguments.text("opts").orElse("")));
    } catch (UnusableValue e) {
      arguments.problem("option opts " + e.getMessage());
      return new OptionValues(arguments, LvcreateWords.read(""));
    }
  }

  private Optional<String> word(String name) {
    Optional<String> word = words.of(name);
    if (word.isPresent() && arguments.given(name) && !name.equals("add_tags")) {
      arguments.problem("option opts says again what option " + name + " says");
    }
    return word;
  }

  /** The text of an option, or what opts says of it. */
  Optional<String> text(String name) {
    Optional<String> word = word(name);
    return word.isPresent() ? word : arguments.text(name);
  }

  Optional<Boolean> flag(String name) {
    Optional<String> word = word(name);
    return word.isPresent() ? Optional.of(word.get().startsWith("y")) : arguments.flag(name);
  }

  public boolean isTrue(String name) {
    return flag(name).orElse(false);
  }

  Optional<Integer> number(String name, int least, int most) {
    Optional<String> word = word(name);
    if (word.isPresent() && !word.get().matches("[0-9]{1,3}")) {
      arguments.problem("option opts must have a number for " + name + ", not " + word.get());
      return Optional.empty();
    }
    return word.map(Long::parseLong)
        .or(() -> arguments.number(name, least, most))
        .map(Long::intValue);
  }

  /** A size in bytes; KiB where no unit is written, as lvcreate has it for all but volumes. */
  Optional<Long> bytes(String name, String unit) {
    try {
      return text(name).map(text -> SizeReading.amount(text, unit));
    } catch (UnusableValue e) {
      arguments.problem("option " + name + " " + e.getMessage());
      return Optional.empty();
    }
  }

  List<String> list(String name) {
    List<String> given = arguments.list(name);
    return word(name).map(word -> Arrays.asList(word.split(","))).orElse(given);
  }

  void problem(String problem) {
    arguments.problem(problem);
  }
}
