package dom0.program;

import dom0.json.Json;
import dom0.module.Arguments;
import dom0.module.HostModule;
import dom0.module.InvalidArguments;
import dom0.module.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one call asks of a module: one subject, or several by the option that lists them. */
final class Call<W> {
  private final HostModule<W, ?> module;
  private final Json given;
  private final Arguments arguments;

  /** The option that lists the subjects; empty where there is one, and no list. */
  private final Optional<Option<List<Json>>> list;

  /** The arguments of each subject. */
  private final List<Arguments> each = new ArrayList<>();

  Call(HostModule<W, ?> module, Json given) {
    this.module = module;
    this.given = given;
    arguments = new Arguments(module.options(), given);
    list = module.several().filter(arguments::given);
    if (list.isEmpty()) {
      each.add(arguments);
      return;
    }
    for (Json item : items(given.get(list.get().name()))) {
      each.add(arguments.of(item, list.get()));
    }
  }

  /** The items of the list; of one that is unusable those whose secrets are to be known. */
  private List<Json> items(Json written) {
    written.text().filter(text -> text.contains("{")).ifPresent(arguments::hide);
    Optional<List<Json>> items = list.flatMap(arguments::get);
    if (items.isPresent()) {
      return items.get();
    }
    return written.isObject()
        ? List.of(written)
        : written.items().stream().filter(Json::isObject).toList();
  }

  /** The name of the option that lists the subjects; empty where there is one, and no list. */
  Optional<String> list() {
    return list.map(Option::name);
  }

  /**
   * The subjects, in their order.
   *
   * @throws InvalidArguments when an argument of any of them is wrong
   */
  List<W> wanted() {
    return list.isEmpty() ? List.of(parsed(arguments)) : wanted(list.get().name());
  }

  /** All are parsed, whatever is wrong with the others: so all secrets are known. */
  private List<W> wanted(String list) {
    List<W> wanted = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      arguments.refuseIfBad();
    } catch (InvalidArguments e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    Map<String, Integer> places = new HashMap<>();
    for (int place = 1; place <= each.size(); place++) {
      try {
        W item = parsed(each.get(place - 1));
        wanted.add(item);
        Integer before = places.putIfAbsent(module.subject(item), place);
        if (before != null) {
          problems.add(
              "items %d and %d of %s are both %s"
                  .formatted(before, place, list, module.subject(item)));
        }
      } catch (InvalidArguments e) {
        problems.add("item %d of %s: %s".formatted(place, list, e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidArguments(problems);
    }
    return wanted;
  }

  private W parsed(Arguments one) {
    one.require();
    W wanted = module.parse(one);
    one.refuseIfBad();
    return wanted;
  }

  /** The texts that must not appear in any output. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>(arguments.secrets());
    each.forEach(it -> secrets.addAll(it.secrets()));
    if (list.isPresent()) {
      secrets.addAll(sharedSecrets());
    }
    return secrets;
  }

  /** Some are found only as the module parses, and what all items override is parsed for none. */
  private List<String> sharedSecrets() {
    Arguments shared = new Arguments(module.options(), given);
    try {
      module.parse(shared);
    } catch (InvalidArguments e) {
      // Beside a list they need not be complete.
    }
    return shared.secrets();
  }
}
