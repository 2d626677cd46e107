package dom0.module;

import dom0.host.Host;
import dom0.json.Json;
import dom0.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * A module answers three questions; the runner in {@code dom0.program} does the rest.
 *
 * @param <W> what the user wants
 * @param <F> what was found on the host
 */
public interface HostModule<W, F> {
  /** The name in playbooks, such as {@code lvm_volume}. */
  String name();

  /** The options that it takes. */
  List<Option<?>> options();

  /**
   * What does the user want? Pure.
   *
   * @throws InvalidArguments when an argument is wrong; all that are, are named
   */
  W parse(Arguments arguments);

  /**
   * What is there now? Reads only, and only machine-readable output.
   *
   * @throws Refused when the host is in no state to go on from
   */
  F read(W wanted, Host host);

  /**
   * What leads from the one to the other? Pure.
   *
   * @throws Refused when nothing safe does
   */
  Plan plan(W wanted, F found);

  /**
   * The option that lists several subjects in one task, each a dictionary of the module's options.
   * What stands beside the list holds for all that do not say otherwise. Empty where a host has one
   * subject only.
   */
  default Optional<Option<List<Json>>> several() {
    return Optional.empty();
  }

  /** What a subject is called among several. */
  default String subject(W wanted) {
    return name();
  }

  /**
   * What must be true once the plan was applied, for the check that follows. The same as was
   * wanted, unless that is an act and not a state: a restart wants a domain other than the one
   * found before, and must not restart again.
   *
   * @param before what was found before the change
   */
  default W settled(W wanted, F before) {
    return wanted;
  }
}
