package dom0.lvmvolume.option;

import dom0.json.Json;
import dom0.lvmvolume.size.SizeReading;
import dom0.module.Arguments;
import dom0.module.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of options that may also be said in opts, in lvcreate's words. */
public record OptionValues(Arguments arguments, LvcreateWords words) {
  public static final Option<LvcreateWords> OPTS = Option.text("opts").as(LvcreateWords::read);

  public static OptionValues of(Arguments arguments) {
    return new OptionValues(arguments, arguments.get(OPTS).orElse(LvcreateWords.NONE));
  }

  /** A size in bytes; in this unit where none is written, as lvcreate has it. */
  static Option<Long> bytes(String name, String unit) {
    return Option.text(name).as(text -> SizeReading.amount(text, unit));
  }

  /** The value of an option, or what opts says of it; empty where it is wrong or there is none. */
  public <T> Optional<T> get(Option<T> option) {
    Optional<String> word = words.of(option);
    if (word.isEmpty()) {
      return arguments.get(option);
    }
    if (arguments.given(option)) {
      problem("option opts says again what option " + option.name() + " says");
    }
    return arguments.read(option, Json.of(word.get()));
  }

  /** The items of a list in its own option and those in opts, which may both add to it. */
  List<String> both(Option<List<String>> option) {
    List<String> items = new ArrayList<>(arguments.get(option).orElse(List.of()));
    words
        .of(option)
        .flatMap(word -> arguments.read(option, Json.of(word)))
        .ifPresent(items::addAll);
    return items;
  }

  public boolean isTrue(Option<Boolean> option) {
    return get(option).orElse(false);
  }

  /** Whether anything is said of it, in either place. */
  boolean given(Option<?> option) {
    return arguments.given(option) || words.of(option).isPresent();
  }

  void problem(String problem) {
    arguments.problem(problem);
  }
}
